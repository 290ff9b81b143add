# Sourced by ways.sh and tools/matrix, which set $root. Offers
#   parts_of_the_library FOLDER   writes the library as three sources, which takes a third of the time to compile:
#                                 asyncio17.cpp, connections.cpp with what needs Boost, tls.cpp with what needs OpenSSL

parts_of_the_library() {
  local rest folder=$1
  python3 "$root/tools/amalgamate" "$folder"
  rest=$(cd "$root" && find generators loop futures sync io insight testing -name '*.cpp' -not -path 'insight/reader/*' |
    sort | grep -vxFf <(sed -n 's,^// ---- \(.*\.cpp\) ----$,\1,p' "$folder/asyncio17.cpp"))
  grep '^io/tls/' <<<"$rest" | sed 's/.*/#include <asyncio\/&>/' >"$folder/tls.cpp"
  {
    echo '#include <boost/asio.hpp>'  # before anybody has the short keywords
    grep -v '^io/tls/' <<<"$rest" | sed 's/.*/#include <asyncio\/&>/'
  } >"$folder/connections.cpp"
}
