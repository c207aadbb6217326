"""Writes the manual page, in roff: centerloss --experimental-dump-help | manual.py VERSION

Options that several commands have alike are explained once, and named with each command. (The tool generate-manual of
swift-argument-parser 1.8.2 explains them anew for each, and leaves out values and defaults.)
"""

import collections
import json
import sys

FILES_AND_ENVIRONMENT = [
    ("FILES", [
        ("~/.terminfo, /etc/terminfo, /lib/terminfo, /usr/share/terminfo",
         "where the description of the terminal that TERM names is looked for; the variables TERMINFO and TERMINFO_DIRS name other folders."),
    ]),
    ("ENVIRONMENT", [
        ("TERM", "the type of the terminal."),
        ("LC_ALL, LC_MESSAGES, LANG", "the language of the screen and of errors, and whether there is more than ASCII."),
        ("NO_COLOR", "when set, the screen has no colours."),
        ("OPENBLAS_CORETYPE", "the kind of processor to multiply matrices for, such as Nehalem or Haswell, in place of the one that is found."),
    ]),
    ("EXIT STATUS", [
        ("0", "all went well."),
        ("64", "wrong usage."),
        ("65", "bad data."),
        ("66", "a file is missing, or may not be read."),
        ("1", "anything else, such as training that diverged with --strict."),
    ]),
]


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return "\\&" + text if text.startswith((".", "'")) else text


def names(argument):
    dashes = {"short": "-", "long": "--", "longWithSingleDash": "-"}
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>"
    words = sorted((dashes[name["kind"]] + name["name"] for name in argument["names"]), key=len)
    value = f" <{argument['valueName']}>" if argument["kind"] == "option" else ""
    return ", ".join(words) + value


def explanation(argument):
    text = argument.get("abstract", "")
    notes = []
    if values := argument.get("allValues"):
        notes.append("values: " + ", ".join(values))
    if "defaultValue" in argument:
        notes.append("default: " + argument["defaultValue"])
    return " ".join(filter(None, [text, f"({'; '.join(notes)})" if notes else ""]))


def shown(argument):
    return argument["shouldDisplay"] and names(argument) not in ("-h, --help", "--version")


def entry(term, text):
    print(f".TP\n\\fB{escaped(term)}\\fR\n{escaped(text)}")


def main():
    version = sys.argv[1]
    program = json.load(sys.stdin)["command"]
    commands = [command for command in program["subcommands"] if command["commandName"] != "help"]
    uses = collections.Counter(
        (names(argument), explanation(argument)) for command in commands for argument in command["arguments"] if shown(argument))
    common = {key for key, count in uses.items() if count >= 3}

    print(f'.TH CENTERLOSS 1 "" "centerloss {version}" "User Commands"')
    print(f".SH NAME\ncenterloss \\- {escaped(program['abstract'][0].lower() + program['abstract'][1:].rstrip('.'))}")
    print(".SH SYNOPSIS")
    print("\\fBcenterloss\\fR [\\fIcommand\\fR] [\\fIoptions\\fR]\n.br\n\\fBcenterloss\\fR \\-\\-version\n.br")
    print("\\fBcenterloss\\fR [\\fIcommand\\fR] \\-\\-help")
    print(".SH DESCRIPTION")
    print(
        "A small network whose features are just two numbers learns handwritten digits while you watch: each digit is a point, each class a\n"
        "cluster with its center. The arrow keys turn \\(*l, how strongly center loss pulls each feature to the center of its class, and \\(*a,\n"
        f"how fast the centers follow; \\fB?\\fR explains all keys. Without a command it is \\fB{program['defaultSubcommand']}\\fR.")
    print(".SH COMMANDS")
    for command in commands:
        aliases = f" (also {', '.join(command['aliases'])})" if command.get("aliases") else ""
        print(f".SS centerloss {escaped(command['commandName'])}{escaped(aliases)}")
        print(escaped(" ".join(filter(None, [command["abstract"], command.get("discussion")]))))
        own = [argument for argument in command["arguments"] if shown(argument)]
        for argument in own:
            if (names(argument), explanation(argument)) not in common:
                entry(names(argument), explanation(argument))
        if shared := [names(a).split(" ")[0] for a in own if (names(a), explanation(a)) in common]:
            print(f".P\nTakes the common options {escaped(', '.join(shared))}.")
    print(".SH COMMON OPTIONS")
    for command in commands:
        for argument in command["arguments"]:
            key = (names(argument), explanation(argument))
            if shown(argument) and key in common:
                common.remove(key)
                entry(*key)
    for title, entries in FILES_AND_ENVIRONMENT:
        print(f".SH {title}")
        for term, text in entries:
            entry(term, text)


main()
