"""The steps of a page are found, and a step that shows something else than what is seen fails."""

import pytest

from page_steps import Change, Command, File, Folder, matches, renewed, steps_of

PAGE = """\
Write this to `a/b.txt`:

```text
one
two
```

For reading:

```sh
exit 1
```

```diff
--- a/a/b.txt
+++ b/a/b.txt
@@ -1,2 +1,2 @@
 one
-two
+three
```

<!-- status 1 -->
```console
$ cat a/b.txt
one
three
$ echo no >&2; exit 1
no
```
"""


@pytest.fixture
def reader(binary, tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    return Folder(folder, binary)


def test_the_steps_of_a_page():
    kinds = [type(step) for step in steps_of(PAGE)]
    assert kinds == [File, Change, Command, Command]
    file, _, first, second = steps_of(PAGE)
    assert (file.path, file.text, file.line) == ("a/b.txt", "one\ntwo\n", 4)
    assert (first.text, first.shown, first.status) == ("cat a/b.txt", "one\nthree\n", 0)
    assert (second.text, second.shown, second.status) == ("echo no >&2; exit 1", "no\n", 1)


def test_they_can_be_taken(reader):
    for step in steps_of(PAGE):
        reader.take(step)


@pytest.mark.parametrize(
    ("old", "new"),
    [("one\nthree\n$", "one\ntwo\n$"), ("status 1", "status 2"), (" one\n-two", " two\n-one"), ("no\n```", "```")],
    ids=["output", "status", "change", "error"],
)
def test_what_differs_fails(reader, old, new):
    assert PAGE.count(old) == 1
    with pytest.raises(AssertionError):
        for step in steps_of(PAGE.replace(old, new)):
            reader.take(step)


def test_dots():
    assert matches("a … c\n…\nd\n", "a b c\nx\ny\nd\n")
    assert matches("a\n…\n", "a\n")
    assert not matches("a … c\n", "a b\nc\n")
    assert not matches("a\n…\nd\n", "a\nb\n")
    assert not matches("a.c\n", "abc\n")


def test_a_page_is_renewed_where_it_is_wrong():
    seen = {"cat a/b.txt": "one\nthree\n", "echo no >&2; exit 1": "yes\n"}
    page = renewed(PAGE, lambda step: seen[step.text] if isinstance(step, Command) else "")
    assert page == PAGE.replace("no\n```", "yes\n```")
