"""The macros with which every BUILD file of asyncio17 is written."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")
load(":compile_fail.bzl", _compile_fail = "compile_fail_test")

def asyncio_copts():
    """C++17 stands here and not in .bazelrc, so that a program which builds us keeps its own flags.

    Only in our own checkout is a warning an error: a compiler newer than ours must not break somebody
    else's build.
    """
    if hasattr(native, "repo_name"):
        ours = native.repo_name() == ""
    else:
        ours = native.repository_name() == "@"
    return ["-std=c++17", "-Wall", "-Wextra", "-Wpedantic"] + (["-Werror"] if ours else [])

def asyncio_library(name, hdrs = [], srcs = [], deps = [], copts = [], **kwargs):
    """A cc_library whose header loop/event_loop.hpp is included as <asyncio/loop/event_loop.hpp>."""
    cc_library(
        name = name,
        hdrs = hdrs,
        srcs = srcs,
        copts = asyncio_copts() + copts,
        include_prefix = "asyncio",
        linkstatic = True,
        strip_include_prefix = "/",
        deps = deps,
        **kwargs
    )

def asyncio_files(names = "*"):
    """The headers and sources of a folder of the library, for tests that read them.

    //tests:sizes_test bounds what the headers define, //tests/conformance plants mistakes in the sources, and
    //tests/embedding packs both.
    """
    for group, suffix in [("headers", ".hpp"), ("sources", ".cpp")]:
        native.filegroup(
            name = group,
            srcs = native.glob([names + suffix], allow_empty = True),  # web has headers only
            visibility = [
                "//:__pkg__",
                "//tests:__subpackages__",
            ],
        )

def asyncio_test(name, srcs, deps = [], copts = [], size = "small", **kwargs):
    """A Boost.Test program. The srcs only hold suites and cases: main() is //tests:main."""
    cc_test(
        name = name,
        size = size,
        srcs = srcs,
        copts = asyncio_copts() + copts,
        linkstatic = True,
        deps = deps + ["//bazel:boost_test", "//tests:main"],
        **kwargs
    )

def asyncio_example(name, srcs = None, deps = ["//:asyncio"], copts = [], **kwargs):
    """A program made of NAME.cpp. How tools/run lists it stands at the top of tools/run.

    There is also NAME_on_virtual_time, the same objects on a clock that jumps, for the tests.
    """
    cc_library(
        name = name + "_objects",
        srcs = srcs or [name + ".cpp"],
        copts = asyncio_copts() + copts,
        linkstatic = True,
        deps = deps,
        alwayslink = True,
    )
    cc_binary(name = name, deps = [name + "_objects"], **kwargs)
    cc_binary(
        name = name + "_on_virtual_time",
        testonly = True,
        deps = [name + "_objects", "//tests/examples:virtual_time"],
        **kwargs
    )

def compile_fail_test(name, expect, src = None, deps = ["//:asyncio"], copts = [], **kwargs):
    """Checks that the compiler refuses NAME.cpp, and why: see the rule in compile_fail.bzl."""
    _compile_fail(
        name = name,
        size = "small",
        src = src or name + ".cpp",
        copts = asyncio_copts() + copts,
        expect = expect,
        deps = deps,
        **kwargs
    )
