// curl_multi URL...: libcurl's transfers in a loop, which waits for its sockets and its timer.
//
//     import asyncio, pycurl, sys          # pycurl is libcurl for Python
//
//     def on_socket(what, fd, multi, data):
//         if what & pycurl.POLL_IN:
//             loop.add_reader(fd, act, fd, pycurl.CSELECT_IN)
//         else:
//             loop.remove_reader(fd)
//         ...                              # POLL_OUT, add_writer, remove_writer
#include <curl/curl.h>
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

struct Transfer {
  std::shared_ptr<CURL> easy{curl_easy_init(), curl_easy_cleanup};
  std::string body;
  asyncio::Future<CURLcode> ended{nullptr};
  CURLcode code = CURLE_OK;
};

class Downloads {
 public:
  explicit Downloads(asyncio::EventLoop& loop) : loop_(loop) {
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  }
  ~Downloads() { curl_multi_cleanup(multi_); }
  // Says how much there is, or what curl has against it.
  asyncio::Coroutine<> get(std::string url) {
    return asyncio::coroutine([this, url, t = Transfer()](auto& co) mutable {
      BEGIN(co);
      t.ended = loop_.create_future<CURLcode>();
      curl_easy_setopt(t.easy.get(), CURLOPT_URL, url.c_str());
      curl_easy_setopt(t.easy.get(), CURLOPT_WRITEFUNCTION, on_data);
      curl_easy_setopt(t.easy.get(), CURLOPT_WRITEDATA, &t);
      curl_easy_setopt(t.easy.get(), CURLOPT_PRIVATE, &t);
      curl_multi_add_handle(multi_, t.easy.get());
      TRY { YIELD_FROM_INTO(t.code, t.ended); }
      FINALLY { curl_multi_remove_handle(multi_, t.easy.get()); }
      END_TRY;
      std::cout << url << ": " << t.body.size() << " " << curl_easy_strerror(t.code) << "\n";
      END;
    });
  }

 private:
  static std::size_t on_data(char* data, std::size_t, std::size_t n, Transfer* to) {
    return to->body.append(data, n), n;
  }
  static int on_socket(CURL*, curl_socket_t fd, int what, Downloads* self, void*) {
    asyncio::EventLoop& loop = self->loop_;
    loop.remove_reader(fd);
    loop.remove_writer(fd);
    if (what == CURL_POLL_IN || what == CURL_POLL_INOUT)
      loop.add_reader(fd, [=] { self->act(fd, CURL_CSELECT_IN); });
    if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT)
      loop.add_writer(fd, [=] { self->act(fd, CURL_CSELECT_OUT); });
    return 0;
  }
  static int on_timer(CURLM*, long ms, Downloads* self) {
    self->timer_.cancel();
    if (ms < 0) return 0;
    self->timer_ = self->loop_.call_later(0.001 * static_cast<double>(ms),
                                          [=] { self->act(CURL_SOCKET_TIMEOUT, 0); });
    return 0;
  }
  // Curl moves on, and who waits for a transfer that has ended is told.
  void act(curl_socket_t fd, int ready) {
    int n = 0;
    curl_multi_socket_action(multi_, fd, ready, &n);
    while (const CURLMsg* message = curl_multi_info_read(multi_, &n)) {
      Transfer* t = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &t);
      if (!t->ended.done()) t->ended.set_result(message->data.result);
    }
  }
  asyncio::EventLoop& loop_;
  CURLM* const multi_ = curl_multi_init();
  asyncio::TimerHandle timer_;
};
}  // namespace

int main(int argc, char** argv) {
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  Downloads downloads(*loop);
  std::vector<asyncio::Task<void>> tasks;
  for (int i = 1; i < argc; ++i) tasks.push_back(loop->create_task(downloads.get(argv[i])));
  loop->run_until_complete(asyncio::gather(tasks));
}
