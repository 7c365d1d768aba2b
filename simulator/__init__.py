"""First Call: practise hard customer conversations in the terminal before you take a real one."""
