"""The terminal app: screens show a training session and pass on what the trainee does.

The only package that imports Textual. Nothing here decides what a reply is worth or what the
customer does next; that comes from `simulator.practice`.
"""
