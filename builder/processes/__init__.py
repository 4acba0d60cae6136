"""Other processes: workers that share a job, and programs that are confined. None of them outlives this one."""
