"""YAML text on disk -> frozen, checked definitions and diagnostics. The doors are in `library`,
`scoring_data` and `check_files`.

text (`yaml_text`) -> marked nodes -> values by the one list of keys (`vocabulary`, `read_node`)
-> definitions (`read_persona`, `read_scenario`) -> found by id (`library`).
"""
