"""Repository rules that find rules_cc, Boost, Brotli, date, libpq, OpenSSL, SQLite and zlib where Debian's packages put them."""

_RULES_CC = "/usr/share/bazel/rules/cc"

def _must_exist(repository_ctx, path, package):
    if not repository_ctx.path(path).exists:
        fail("%s is missing: install the Debian package %s, or declare @%s before calling " %
             (path, package, repository_ctx.name) + "asyncio17_dependencies().")

def _debian_rules_cc_impl(repository_ctx):
    _must_exist(repository_ctx, _RULES_CC + "/WORKSPACE", "bazel-rules-cc")
    for name in ["BUILD", "WORKSPACE"]:
        repository_ctx.symlink(_RULES_CC + "/" + name, name)
    copied = repository_ctx.execute(["cp", "-rL", _RULES_CC + "/cc", "cc"])
    if copied.return_code != 0:
        fail("cannot copy %s: %s" % (_RULES_CC, copied.stderr))

    # Both files load use_cpp_toolchain, which Bazel 4 lacks, for a list of one toolchain type.
    for name in ["cc_flags_supplier.bzl", "compiler_flag.bzl"]:
        path = "cc/private/rules_impl/" + name
        text = repository_ctx.read(path)
        text = text.replace(', "use_cpp_toolchain")', ")")
        text = text.replace("use_cpp_toolchain()", '["@bazel_tools//tools/cpp:toolchain_type"]')
        repository_ctx.file(path, text, executable = False)

debian_rules_cc = repository_rule(
    implementation = _debian_rules_cc_impl,
    doc = "Debian's bazel-rules-cc (0.0.4), made to load in Debian's Bazel (4.2.3).",
)

# The headers lie in the compiler's own include path, so no target lists any of the 15,000: a glob over
# them would have every sandboxed action link them all.
_BOOST_BUILD = """
package(default_visibility = ["//visibility:public"])

cc_library(name = "headers")

cc_library(
    name = "asio",
    linkopts = ["-pthread"],
    deps = [":headers"],
)

cc_library(
    name = "beast",
    deps = [":asio"],
)

# Compiled here, so that it takes no more than an include, as with the modules of the central registry.
cc_library(
    name = "json",
    srcs = ["json.cpp"],
    copts = ["-std=c++17"],
    linkstatic = True,
    deps = [":headers"],
)

cc_library(
    name = "regex",
    deps = [":headers"],
)

cc_library(
    name = "test",
    defines = ["BOOST_TEST_DYN_LINK"],
    linkopts = ["-lboost_unit_test_framework"],
    deps = [":headers"],
)
"""

def _debian_boost_impl(repository_ctx):
    _must_exist(repository_ctx, "/usr/include/boost/asio.hpp", "libboost1.81-dev")
    repository_ctx.file("WORKSPACE", "")
    repository_ctx.file("json.cpp", "#include <boost/json/src.hpp>\n")
    repository_ctx.file(
        "BUILD",
        'load("@rules_cc//cc:defs.bzl", "cc_library")\n' + _BOOST_BUILD,
    )

debian_boost = repository_rule(
    implementation = _debian_boost_impl,
    doc = "The Boost of the system, by library: asio, beast, json, regex, test, headers.",
)

_LINKED_BUILD = """
load("@rules_cc//cc:defs.bzl", "cc_library")

package(default_visibility = ["//visibility:public"])
"""

_LINKED_LIBRARY = """
cc_library(
    name = "%s",
    linkopts = %s,
)
"""

def _linked(repository_ctx, header, package, targets):
    """Makes a repository of libraries that are linked by name, with the headers in the compiler's path."""
    _must_exist(repository_ctx, header, package)
    repository_ctx.file("WORKSPACE", "")
    repository_ctx.file("BUILD", _LINKED_BUILD + "".join([
        _LINKED_LIBRARY % (name, flags)
        for name, flags in targets.items()
    ]))

def _debian_openssl_impl(repository_ctx):
    _linked(repository_ctx, "/usr/include/openssl/ssl.h", "libssl-dev", {"ssl": ["-lssl", "-lcrypto"]})

debian_openssl = repository_rule(
    implementation = _debian_openssl_impl,
    doc = "The OpenSSL of the system.",
)

def _debian_zlib_impl(repository_ctx):
    _linked(repository_ctx, "/usr/include/zlib.h", "zlib1g-dev", {"zlib": ["-lz"]})

debian_zlib = repository_rule(
    implementation = _debian_zlib_impl,
    doc = "The zlib of the system.",
)

def _debian_brotli_impl(repository_ctx):
    _linked(repository_ctx, "/usr/include/brotli/decode.h", "libbrotli-dev", {
        "brotlidec": ["-lbrotlidec"],
        "brotlienc": ["-lbrotlienc"],
    })

debian_brotli = repository_rule(
    implementation = _debian_brotli_impl,
    doc = "The Brotli of the system: brotlidec, brotlienc.",
)

def _debian_sqlite3_impl(repository_ctx):
    _linked(repository_ctx, "/usr/include/sqlite3.h", "libsqlite3-dev", {"sqlite3": ["-lsqlite3"]})

debian_sqlite3 = repository_rule(
    implementation = _debian_sqlite3_impl,
    doc = "The SQLite of the system.",
)

# Its headers lie in a folder of their own, with those of the server, so these three are listed.
_LIBPQ_HEADERS = ["libpq-fe.h", "pg_config_ext.h", "postgres_ext.h"]

_LIBPQ_BUILD = """
load("@rules_cc//cc:defs.bzl", "cc_library")

cc_library(
    name = "pq",
    hdrs = glob(["include/*.h"]),
    includes = ["include"],
    linkopts = ["-lpq"],
    visibility = ["//visibility:public"],
)
"""

def _debian_libpq_impl(repository_ctx):
    folder = "/usr/include/postgresql/"
    _must_exist(repository_ctx, folder + _LIBPQ_HEADERS[0], "libpq-dev")
    for name in _LIBPQ_HEADERS:
        repository_ctx.symlink(folder + name, "include/" + name)
    repository_ctx.file("WORKSPACE", "")
    repository_ctx.file("BUILD", _LIBPQ_BUILD)

debian_libpq = repository_rule(
    implementation = _debian_libpq_impl,
    doc = "The libpq of the system.",
)

def _debian_date_impl(repository_ctx):
    _linked(repository_ctx, "/usr/include/date/tz.h", "libhowardhinnant-date-dev", {"date_tz": ["-ldate-tz"]})

debian_date = repository_rule(
    implementation = _debian_date_impl,
    doc = "Howard Hinnant's date library of the system: date_tz, time zones by the system's tzdata.",
)
