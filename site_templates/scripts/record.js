{{ v|json }}
