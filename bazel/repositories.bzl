"""The repositories that a WORKSPACE needs, all of them from files which Debian 12 installs.

A workspace that already has one of them under the same name (say, rules_boost as @boost) keeps its own.
"""

load(
    ":debian.bzl",
    "debian_boost",
    "debian_brotli",
    "debian_date",
    "debian_libpq",
    "debian_openssl",
    "debian_rules_cc",
    "debian_sqlite3",
    "debian_zlib",
)

def _have(name):
    return native.existing_rule(name) != None

def _no_coverage_tools_impl(repository_ctx):
    repository_ctx.file("WORKSPACE", "")
    repository_ctx.file("BUILD", """
filegroup(
    name = "coverage_report_generator",
    visibility = ["//visibility:public"],
)
""")

# Every test rule names this repository, and the real one would be downloaded.
_no_coverage_tools = repository_rule(implementation = _no_coverage_tools_impl)

def asyncio17_dependencies():
    """Declares @rules_cc, @rules_java, @remote_coverage_tools, @boost, @brotli, @date, @libpq, @openssl, @sqlite3 and @zlib where missing."""
    if not _have("rules_cc"):
        debian_rules_cc(name = "rules_cc")
    if not _have("rules_java"):
        native.local_repository(
            name = "rules_java",
            path = "/usr/share/bazel/rules/java",
        )
    if not _have("remote_coverage_tools"):
        _no_coverage_tools(name = "remote_coverage_tools")
    if not _have("boost"):
        debian_boost(name = "boost")
    if not _have("openssl"):
        debian_openssl(name = "openssl")
    if not _have("zlib"):
        debian_zlib(name = "zlib")
    if not _have("brotli"):
        debian_brotli(name = "brotli")
    if not _have("sqlite3"):
        debian_sqlite3(name = "sqlite3")
    if not _have("libpq"):
        debian_libpq(name = "libpq")
    if not _have("date"):
        debian_date(name = "date")
