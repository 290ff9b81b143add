// The workloads of the peers, on this library.
//
//   ours WORKLOAD N    prints `WORKLOAD ours N NS_PER_OP [BYTES_PER_OP] [key=value ...]`
//   ours echo PORT     serves the echo until it is killed; echo-buffered: by a BufferedProtocol;
//                      echo-streams: by streams
//   ours http PORT     serves hello over HTTP; http-workers: in two processes
//
// Exit 3: no such workload. W3, W5, W6, W2b, W2c, W2d and G1 to G8 also come in other sizes: W6_50
// is W6 at depth 50, W3_10 switches between ten tasks.
#include <map>
#include <string>

#include "bench/workloads.h"

using namespace bench;

namespace {

struct Workload {
  double (*run)(long n, long size);
  long size = 0;  // 0: it has none
};

template <double (*f)(long)>
double plain(long n, long) {
  return f(n);
}

const std::map<std::string, Workload> workloads = {
    {"W1", {plain<w1>}},     {"W1e", {plain<w1e>}},  {"W1b", {plain<w1b>}},   {"W2", {plain<w2>}},
    {"W2b", {w2b, 1000000}}, {"W2c", {w2c, 100000}}, {"W2d", {w2d, 100000}},  {"W3", {w3, 2}},
    {"W3k", {w3, 1000}},     {"W4", {plain<w4>}},    {"W5", {w5, 1000}},      {"W6", {w6, 1}},
    {"W6c", {plain<w6c>}},   {"W10", {plain<w10>}},  {"W10b", {plain<w10b>}}, {"W11", {plain<w11>}},
    {"W12", {plain<w12>}},   {"W13", {plain<w13>}},  {"W13b", {plain<w13b>}}, {"G1", {g1, 10000}},
    {"G2", {g2, 10000}},     {"G3", {g3, 10000}},    {"G4", {g4, 10000}},     {"G5", {g5, 10000}},
    {"G6", {g6, 10000}},     {"G7", {g7, 10000}},    {"G8", {g8, 10000}},
};

// W6_50 is W6 with the size 50; null when there is none.
const Workload* find(const std::string& name, long& size) {
  const std::size_t end = name.find('_');
  const auto found = workloads.find(name.substr(0, end));
  if (found == workloads.end()) return nullptr;
  size = found->second.size;
  if (end == std::string::npos) return &found->second;
  const bool has_sizes = size > 0;
  size = std::atol(name.c_str() + end + 1);
  return has_sizes && size > 0 ? &found->second : nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  open_http_workers(argc, argv);
  if (argc < 3) {
    std::fprintf(stderr, "ours WORKLOAD N | ours echo[-buffered|-streams] PORT\n");
    return 2;
  }
  const std::string name = argv[1];
  const long n = std::atol(argv[2]);
  const asyncio::EventLoopPtr owner = asyncio::new_event_loop();
  loop = owner.get();
  asyncio::set_event_loop(loop);
  if (serve_echo(name, static_cast<int>(n)) || serve_http(name, static_cast<int>(n))) return 0;
  if (name == "W7") return w7(n), 0;
  if (name == "W15") return w15(n), 0;
  long size = 0;
  const Workload connect{plain<w8_connect>};
  const Workload* workload = name == "W8_connect" ? &connect : find(name, size);
  if (!workload) return 3;
  const double ns = workload->run(n, size);
  std::printf("%s ours %ld %.3f throws=%ld\n", name.c_str(), n, ns / static_cast<double>(n),
              thrown());
}
