"""All that is known of the claims of each plan, put together."""
