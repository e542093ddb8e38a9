"""What a video beside a guide needs: its file, captions and a transcript, all on this site."""

from collections.abc import Iterator
from pathlib import Path

from generator.guides.reading import GuideFile
from generator.plans.explain import where
from generator.plans.load import read
from generator.problems import Problem, shown

FORMS = {"file": (".mp4", ".webm"), "captions": (".vtt",), "transcript": (".txt",)}
WHY = {
    "file": "Put the video itself beside the guide: another site's player would see who watches.",
    "captions": "Put the captions beside the guide, as WebVTT.",
    "transcript": "Put all that is said and shown beside the guide, as plain text.",
}


def problems(file: GuideFile, folder: Path) -> Iterator[Problem]:
    """Everything that a guide's video lacks."""
    video = file.guide.video
    for field, forms in FORMS.items() if video else ():
        name = getattr(video, field)
        if message := _wrong(folder, name, forms):
            path = ("video", field)
            line, column = file.loaded.place(path)
            yield Problem(file.loaded.file, line, column, message, WHY[field], where(path))


def _wrong(folder: Path, name: str, forms: tuple[str, ...]) -> str:
    if "/" in name or not name.endswith(forms):
        return f"{shown(name)} is not a file beside the guide that ends in {' or '.join(forms)}"
    if not (folder / name).is_file():
        return f"there is no file {shown(name)}"
    if forms == FORMS["file"]:
        return ""
    text = read(folder / name, name)
    if isinstance(text, Problem):
        return f"{name} cannot be read: {text.message}"
    if forms == FORMS["captions"] and not text.startswith("WEBVTT"):
        return f"{name} holds no captions: it does not start with WEBVTT"
    return "" if text.strip() else f"{name} is empty"
