"""A test that a source does not compile, for the reason that it names.

The source is compiled twice. Plain, it must be refused with a message that matches `expect` (an extended
regular expression). With -DCONTROL, which should leave out the one offending line and nothing else, it
must compile: so a typing mistake or a missing header cannot pass for the error that is meant.
"""

load("@rules_cc//cc:defs.bzl", "CcInfo", "cc_common")
load("@rules_cc//cc:find_cc_toolchain.bzl", "find_cc_toolchain")

# Never fails itself: the log and the exit status are what the test looks at.
_COMPILE = """
out=$1 log=$2; shift 2
"$@" -S -o "$out.s" > "$log" 2>&1
echo $? > "$out"
rm -f "$out.s"
"""

_TEST = """#!/bin/bash
# {label}
expect={expect}
fail() {{
  echo "$1"
  echo "--- the compiler on {src}:"
  cat '{plain_log}'
  echo "--- the compiler on {src} with -DCONTROL:"
  cat '{control_log}'
  exit 1
}}
[ "$(cat '{control}')" = 0 ] || fail "{src} with -DCONTROL should compile, and does not."
[ "$(cat '{plain}')" != 0 ] || fail "{src} should not compile, and does."
grep -Eq -e "$expect" '{plain_log}' || fail "{src} is refused, but no line matches: $expect"
echo "{src} is refused as it should be: $(grep -E -m1 -e "$expect" '{plain_log}')"
"""

def _quote(text):
    return "'" + text.replace("'", "'\\''") + "'"

def _compile(ctx, suffix, flags):
    """Declares one compilation; returns the files that hold its exit status and its messages."""
    toolchain = find_cc_toolchain(ctx)
    context = cc_common.merge_cc_infos(
        cc_infos = [dep[CcInfo] for dep in ctx.attr.deps],
    ).compilation_context
    status = ctx.actions.declare_file(ctx.label.name + suffix + ".status")
    log = ctx.actions.declare_file(ctx.label.name + suffix + ".log")

    args = ctx.actions.args()
    args.add_all([status, log])
    args.add(toolchain.compiler_executable)
    args.add_all(["-x", "c++", "-fdiagnostics-color=never"])
    args.add_all(ctx.attr.copts + flags)
    args.add_all(["-D" + define for define in context.defines.to_list()])
    args.add_all(["-I."] + ["-I" + path for path in context.includes.to_list()])
    args.add_all(context.quote_includes, before_each = "-iquote")
    args.add_all(context.system_includes, before_each = "-isystem")
    args.add(ctx.file.src)

    ctx.actions.run_shell(
        command = _COMPILE,
        arguments = [args],
        inputs = depset([ctx.file.src], transitive = [context.headers]),
        tools = toolchain.all_files,
        outputs = [status, log],
        mnemonic = "CompileFail",
        progress_message = "Compiling %s%s" % (ctx.file.src.short_path, suffix),
        use_default_shell_env = True,
    )
    return status, log

def _compile_fail_test_impl(ctx):
    plain, plain_log = _compile(ctx, ".plain", [])
    control, control_log = _compile(ctx, ".control", ["-DCONTROL"])
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(script, is_executable = True, content = _TEST.format(
        label = str(ctx.label),
        expect = _quote(ctx.attr.expect),
        src = ctx.file.src.short_path,
        plain = plain.short_path,
        plain_log = plain_log.short_path,
        control = control.short_path,
        control_log = control_log.short_path,
    ))
    runfiles = ctx.runfiles(files = [plain, plain_log, control, control_log])
    return [DefaultInfo(executable = script, runfiles = runfiles)]

compile_fail_test = rule(
    implementation = _compile_fail_test_impl,
    test = True,
    attrs = {
        "src": attr.label(allow_single_file = [".cpp"], mandatory = True),
        "expect": attr.string(mandatory = True),
        "copts": attr.string_list(),
        "deps": attr.label_list(providers = [CcInfo]),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
    fragments = ["cpp"],
)
