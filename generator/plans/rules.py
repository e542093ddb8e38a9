"""What no single file can know: links that lead nowhere, unknown roles, the same ref twice."""

from collections.abc import Iterator

from generator.plans import easy_rules, flyers_rules, links_rules, term_rules
from generator.plans.files import File, Folder, twice
from generator.plans.model import Action, Document, Priority
from generator.plans.privacy import small_numbers
from generator.plans.refs import Place, can_be_answered, places
from generator.plans.terms import ORDER
from generator.plans.way import Way
from generator.problems import Problem, did_you_mean, shown

OWN_IDS = ("background", "dates", "done", "main", "next", "passed", "promises")
"""Parts of every document's page, whose ids no section can have."""


def problems(folder: Folder) -> Iterator[Problem]:
    """Every problem that shows only when all files are seen together."""
    if "area" in folder.files:
        yield from _area(folder)
        yield from _roles(folder)
    for key in folder.plans.documents:
        yield from _document(folder, key)
    yield from _easy(folder)
    yield from _words(folder)
    yield from _threads(folder)
    yield from _comments(folder)
    yield from _codes(folder)
    yield from flyers_rules.problems(folder)
    for term in folder.terms:
        yield from term_rules.problems(folder, term)


def _area(folder: Folder) -> Iterator[Problem]:
    area, file = folder.plans.area, folder.files["area"]
    if folder.leads_nowhere(area.main):
        yield _no_document(folder, file, "main", area.main)
    contacts = [contact.ref for contact in area.contacts]
    named = [(("ask",), area.ask), (("complain",), area.complain)]
    for path, ref in (*named, *((("help", number), ref) for number, ref in enumerate(area.help))):
        if ref not in contacts:
            hint = did_you_mean(ref, contacts) or "Add it to contacts."
            yield file.problem(path, f"there is no contact {ref}", hint)
    lists: dict[str, list[str]] = {
        "terms": [term.name for term in area.terms],
        "roles": [role.name for role in area.roles],
        "contacts": contacts,
        "languages": [language.code for language in area.languages],
    }
    for name, values in lists.items():
        for number, _ in twice(values):
            found = shown(values[number])
            yield file.problem((name, number), f"{found} stands here twice", "Delete one.")
    for missing in set(ORDER).difference(lists["terms"]):
        hint = "Add its first and last day."
        yield file.problem(("terms",), f"the {missing} term is missing", hint, key=True)


def _no_document(folder: Folder, file: File, field: str, ref: str) -> Problem:
    hint = did_you_mean(ref, folder.plans.documents) or f"Its file would be {ref}.yml."
    return file.problem((field,), f"there is no document {ref}", hint)


def _roles(folder: Folder) -> Iterator[Problem]:
    known = {role.name for role in folder.plans.area.roles}
    for place in folder.plans.places.values():
        if not isinstance(place.item, Action):
            continue
        for field in ("lead", "involved"):
            for number, part in enumerate(getattr(place.item, field)):
                for name in (part.role, *part.in_particular):
                    if name not in known:
                        path = (*place.path, field, number)
                        message = f"the role {shown(name)} is not known"
                        hint = did_you_mean(name, known) or "Add it to roles in area.yml."
                        yield folder.files[place.key].problem(path, message, hint)


def _document(folder: Folder, key: str) -> Iterator[Problem]:
    document, file = folder.plans.documents[key], folder.files[key]
    for number, section in enumerate(document.sections):
        if section.ref in OWN_IDS:
            message = f"another part of the page is called {section.ref}"
            yield file.problem(("sections", number, "ref"), message, "Use another word.")
    first: dict[str, Place] = {}
    repeated: list[Way] = []
    for place in places(key, document):
        # A place is also an id on its page, where better/3 is better-3.
        id_ = place.local.replace("/", "-")
        if any(place.path[: len(path)] == path for path in repeated):
            continue  # what stands in a repeated place is repeated with it
        if id_ in first:
            repeated.append(place.path)
            line, _ = file.loaded.place((*first[id_].path, "ref"))
            message = f"{place.local} is the reference of two places"
            hint = f"The other is on line {line}: give this one a reference of its own."
            yield file.problem((*place.path, "ref"), message, hint)
        first.setdefault(id_, place)
        yield from _links(folder, file, place)
    for field in ("answers", "replaced_by"):
        ref = getattr(document, field)
        if ref and folder.leads_nowhere(ref):
            yield _no_document(folder, file, field, ref)


def _links(folder: Folder, file: File, place: Place) -> Iterator[Problem]:
    if not isinstance(place.item, Priority | Action):
        return
    for field in ("answers", "links"):
        for number, ref in enumerate(getattr(place.item, field, ())):
            path = (*place.path, field, number)
            if folder.leads_nowhere(ref):
                yield folder.astray(file, path, ref)
            elif field == "answers" and not _is_finding(folder, ref):
                hint = "Name a finding, such as inspection-2025/better/3."
                yield file.problem(path, f"{ref} is not a finding", hint)
    other = getattr(place.item, "shares_with", None)
    if other and folder.leads_nowhere(f"{place.key}/{other}"):
        known = [action.ref for action in place.priority.actions] if place.priority else []
        hint = did_you_mean(other, known) or "Name an action of this document, such as 1.1."
        yield file.problem((*place.path, "shares_with"), f"there is no action {other}", hint)


def _is_finding(folder: Folder, ref: str) -> bool:
    """Whether a promise can answer what stands at a reference, as far as can be known."""
    return ref not in folder.plans.places or can_be_answered(folder.plans.places[ref])


def _easy(folder: Folder) -> Iterator[Problem]:
    easy = folder.plans.easy
    pictures = easy.pictures if easy else {}
    if "easy-read" in folder.unread:
        return
    for place in folder.plans.places.values():
        if isinstance(place.item, Document | Priority | Action):
            loaded, path = folder.files[place.key].loaded, (*place.path, "easy")
            yield from easy_rules.problems(place.item.easy, loaded, path, pictures)
    if easy:
        yield from easy_rules.shared(easy, folder.files["easy-read"].loaded)


def _words(folder: Folder) -> Iterator[Problem]:
    forms: list[str] = []
    paths: list[Way] = []
    for number, word in enumerate(folder.plans.words):
        forms += [word.word, *word.forms]
        paths += [("words", number, "word")]
        paths += [("words", number, "forms", index) for index in range(len(word.forms))]
    for number, other in twice(forms):
        file = folder.files["glossary"]
        line, _ = file.loaded.place(paths[other])
        hint = f"It is also on line {line}: delete one."
        yield file.problem(paths[number], f"{shown(forms[number])} is explained twice", hint)


def _threads(folder: Folder) -> Iterator[Problem]:
    threads = folder.plans.threads
    for number, _ in twice(thread.ref for thread in threads):
        file, path = folder.files["threads"], ("threads", number, "ref")
        yield file.problem(path, f"{threads[number].ref} stands here twice", "Rename one.")
    for number, thread in enumerate(threads):
        for index, step in enumerate(thread.steps):
            if folder.leads_nowhere(step.at):
                inside = ("threads", number, "steps", index, "at")
                yield folder.astray(folder.files["threads"], inside, step.at)


def _comments(folder: Folder) -> Iterator[Problem]:
    comments = folder.plans.comments
    for number, _ in twice(comment.ref for comment in comments):
        file, inside = folder.files["you-said-we-did"], ("comments", number, "ref")
        yield file.problem(inside, f"{comments[number].ref} stands here twice", "Rename one.")
    for number, comment in enumerate(comments):
        file, path = folder.files["you-said-we-did"], ("comments", number)
        if bool(comment.did) != bool(comment.answered):
            hint = "Add the other one, or leave both out."
            yield file.problem(path, "did and answered go together", hint)
        for index, ref in enumerate(comment.about):
            if folder.leads_nowhere(ref):
                yield folder.astray(file, (*path, "about", index), ref)
        texts = (((*path, field), getattr(comment, field)) for field in ("said", "did"))
        yield from small_numbers(file, texts)


def _codes(folder: Folder) -> Iterator[Problem]:
    if "links" in folder.files:
        languages = [language.code for language in folder.plans.area.languages]
        yield from links_rules.problems(folder.plans.links, folder.files["links"], languages)
