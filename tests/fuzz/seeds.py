"""What the targets that take no plan begin with: configurations, schemas, baselines, revisions."""

CONFIGURATIONS = (
    (
        "plans: ['priorities/*.rst', '**/maple.rst']\nschema: nicks\nrules:\n  unused-target: off\n"
        "  schema: info\nwords:\n  people_columns: [steward]\n  side_titles: [office hours]\n"
    ),
    (
        '[tool.plancheck]\nplans = ["a/**/*.rst"]\nschema = "own.json"\n[tool.plancheck.rules]\n'
        'short-underline = "error"\n[tool.plancheck.words]\ncycles = ["maple", "oak"]\n'
    ),
    '{"plans": ["*.rst"], "rules": {"unused-target": "off"}, "words": {"nobody": ["vakant"]}}\n',
    "a: &x [*x, *x]\n<<: {b: 1}\n? [a]\n: !!python/object/apply:os.system [ls]\nc: 2031-13-45\n",
    (
        '{"type": "object", "properties": {"themes": {"items": {"$ref": "#/$defs/theme"}}}, "$defs":'
        ' {"theme": {"properties": {"contacts": {"maxItems": 1, "x-plancheck": {"message":'
        ' "{theme} {contact} {value}", "hint": "h", "severity": "warning"}}, "name": {"pattern":'
        ' "^(a+)+$"}}, "additionalProperties": false, "if": {"const": 1}, "then": {"not": {}}}}}\n'
    ),
    (
        "properties:\n  themes:\n    minItems: 2\n    items:\n      anyOf:\n        - required: [goals]\n"
        "        - $ref: '#'\n      x-plancheck: {rule: theme-without-contact}\n    uniqueItems: true\n"
    ),
    (
        '{"format": "plancheck.findings/1", "complete": true, "findings": [{"path": "a.rst", "line": 1,'
        ' "column": 1, "end_line": 1, "end_column": 2, "code": "schema", "severity": "error",'
        ' "message": "m", "hint": "", "fingerprint": "0123456789abcdef"}], "suppressed": []}\n'
    ),
    '{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}\n',
    '{"$id": "http://x.example/", "$ref": "file:///etc/passwd", "$dynamicRef": "#a"}\n',
)
REVISIONS = (
    "main:priorities/maple.rst",
    "v1~0:./priorities/maple.rst",
    "HEAD^{commit}:priorities/../priorities/maple.rst",
    "--output=written:x",
    "-h:x",
    "^HEAD:x",
    "HEAD~1..HEAD:priorities",
    "@{0}:priorities/",
    ":/one:x",
    "HEAD:one:two",
    "main@{upstream}:x",
    "HEAD\n--output=written:x",
    "refs/heads/main:" + "x" * 5000,
    "a" * 5000,
    "main^{/one}:priorities/maple.rst",
)
