// Tokio current_thread peer.
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{self, yield_now};
use tokio::time::{sleep, sleep_until, timeout, Sleep};

fn rep(w: &str, n: usize, t: Instant) {
    println!("{} tokio {} {:.3}", w, n, t.elapsed().as_nanos() as f64 / n as f64);
}
fn rss() -> i64 {
    let s = std::fs::read_to_string("/proc/self/statm").unwrap();
    s.split(' ').nth(1).unwrap().parse::<i64>().unwrap() * 4096
}
fn peak_kb() -> i64 {
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    let l = s.lines().find(|l| l.starts_with("VmHWM")).unwrap();
    l.split_whitespace().nth(1).unwrap().parse().unwrap()
}
struct Rng(u64);
impl Rng {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545F4914F6CDD1D) as u128 * n as u128) >> 64) as u64
    }
}
// each step spawns the next task
struct Chain {
    left: usize,
    done: Option<oneshot::Sender<()>>,
}
impl Future for Chain {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, _: &mut std::task::Context<'_>) -> Poll<()> {
        if self.left > 1 {
            let c = Chain { left: self.left - 1, done: self.done.take() };
            task::spawn(c);
        } else {
            let _ = self.done.take().unwrap().send(());
        }
        Poll::Ready(())
    }
}
struct PollOnce<'a>(&'a mut Pin<Box<Sleep>>);
impl Future for PollOnce<'_> {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> Poll<()> {
        let _ = self.0.as_mut().poll(cx);
        Poll::Ready(())
    }
}
// std::hint::black_box, which Debian's rustc 1.63 does not have.
fn black_box<T>(x: T) -> T {
    unsafe { std::ptr::read_volatile(&*std::mem::ManuallyDrop::new(x) as *const T) }
}
fn rec(d: usize, n: usize) -> Pin<Box<dyn Future<Output = usize>>> {
    Box::pin(async move {
        if d == 0 {
            for _ in 0..n {
                yield_now().await;
            }
            return n;
        }
        rec(d - 1, n).await
    })
}
type Slot = Rc<RefCell<Option<oneshot::Sender<u32>>>>;
async fn side(me: Slot, other: Slot, left: Rc<RefCell<isize>>) {
    loop {
        {
            let mut l = left.borrow_mut();
            if *l <= 0 {
                break;
            }
            *l -= 1;
        }
        let (tx, rx) = oneshot::channel();
        *me.borrow_mut() = Some(tx);
        if let Some(o) = other.borrow_mut().take() {
            let _ = o.send(1);
        }
        let _ = rx.await;
    }
    if let Some(o) = other.borrow_mut().take() {
        let _ = o.send(1);
    }
}
async fn run(w: String, n: usize) {
    let t = Instant::now();
    match w.as_str() {
        "W1" | "W1e" => {
            let (tx, rx) = oneshot::channel();
            task::spawn(Chain { left: n, done: Some(tx) });
            rx.await.unwrap();
        }
        "W1b" | "W5" => {
            let mut v = Vec::with_capacity(1000);
            let mut s = 0usize;
            for _ in 0..n / 1000 {
                for k in 0..1000usize {
                    v.push(task::spawn(async move { k }));
                }
                for h in v.drain(..) {
                    s += h.await.unwrap();
                }
            }
            black_box(s);
        }
        "W2" => {
            let mut r = Rng(0x9E3779B97F4A7C15);
            let mut v: Vec<Pin<Box<Sleep>>> = Vec::with_capacity(n);
            for _ in 0..n {
                let mut s = Box::pin(sleep(Duration::from_millis(r.below(3600000))));
                PollOnce(&mut s).await;
                v.push(s);
            }
            drop(v);
        }
        "W2b" => {
            let mut v: Vec<Pin<Box<Sleep>>> = Vec::with_capacity(n);
            for _ in 0..n {
                let mut s = Box::pin(sleep(Duration::from_millis(1)));
                PollOnce(&mut s).await;
                v.push(s);
            }
            for s in v.drain(..) {
                s.await;
            }
        }
        "W2c" => {
            const P: usize = 100000;
            let mut r = Rng(0x9E3779B97F4A7C15);
            let mut v: Vec<Pin<Box<Sleep>>> = Vec::with_capacity(P);
            for _ in 0..P {
                let mut s = Box::pin(sleep(Duration::from_secs(60)));
                PollOnce(&mut s).await;
                v.push(s);
            }
            let t = Instant::now();
            for i in 0..n {
                let s = &mut v[r.below(P as u64) as usize];
                s.as_mut().reset(tokio::time::Instant::now() + Duration::from_secs(60));
                if i % 1000 == 999 {
                    yield_now().await;
                }
            }
            return rep(&w, n, t);
        }
        "W3" | "W3k" => {
            let k = if w == "W3" { 2 } else { 1000 };
            let v: Vec<_> = (0..k)
                .map(|_| {
                    task::spawn(async move {
                        for _ in 0..n / k {
                            yield_now().await;
                        }
                    })
                })
                .collect();
            for h in v {
                h.await.unwrap();
            }
        }
        "W4" => {
            let a: Slot = Default::default();
            let b: Slot = Default::default();
            let l = Rc::new(RefCell::new(n as isize));
            let x = task::spawn_local(side(a.clone(), b.clone(), l.clone()));
            let y = task::spawn_local(side(b, a, l));
            x.await.unwrap();
            y.await.unwrap();
        }
        "W6_100" => {
            task::spawn_local(rec(100, n)).await.unwrap();
        }
        "W6_1000" => {
            task::spawn_local(rec(1000, n)).await.unwrap();
        }
        "W6c" => {
            // boxed dyn future, so that the compiler cannot inline the call away
            let mut s = 0usize;
            for i in 0..n {
                let f: Pin<Box<dyn Future<Output = usize> + Send>> = Box::pin(async move { black_box(i) });
                s += black_box(f).await;
            }
            black_box(s);
        }
        "W7" => {
            let s: f64 = std::env::var("W7_DEADLINE_S").ok().and_then(|x| x.parse().ok()).unwrap_or(3.0);
            let r0 = rss();
            let t0 = Instant::now();
            let dl = t0 + Duration::from_secs_f64(s);
            let mut v = Vec::with_capacity(n);
            for _ in 0..n {
                v.push(task::spawn(async move { sleep_until(dl.into()).await }));
            }
            task::spawn(async {}).await.unwrap();
            let t1 = Instant::now();
            let d = rss() - r0;
            for h in v {
                h.await.unwrap();
            }
            let t2 = Instant::now();
            let sp = (t1 - t0).as_nanos() as f64;
            let fi = (t2 - dl.max(t1)).as_nanos() as f64;
            let n_ = n as f64;
            println!("W7 tokio {} {:.3} {:.1} spawn_ns={:.3} finish_ns={:.3} peak_rss_mb={:.1}", n, (sp + fi) / n_, d as f64 / n_, sp / n_, fi / n_, peak_kb() as f64 / 1024.0);
            return;
        }
        "W10" => {
            let h = task::spawn(async move {
                for _ in 0..n {
                    timeout(Duration::from_secs(10), yield_now()).await.unwrap();
                }
            });
            h.await.unwrap();
        }
        "W10j" => {
            let h = task::spawn(async move {
                for _ in 0..n {
                    tokio::join!(yield_now(), yield_now(), yield_now(), yield_now(), yield_now(), yield_now(), yield_now(), yield_now(), yield_now(), yield_now());
                }
            });
            h.await.unwrap();
        }
        "W10b" => {
            // gather of 10 spawned tasks, as asyncio.gather does
            let h = task::spawn(async move {
                for _ in 0..n {
                    let v: [_; 10] = std::array::from_fn(|_| task::spawn(yield_now()));
                    for x in v {
                        x.await.unwrap();
                    }
                }
            });
            h.await.unwrap();
        }
        // spawn 100,000 tasks, let them fall asleep, abort them, and wait for each
        "W13" => {
            for _ in 0..(n + 99_999) / 100_000 {
                let k = n.min(100_000);
                let mut v = Vec::with_capacity(k);
                for _ in 0..k {
                    v.push(task::spawn(sleep(Duration::from_secs(3600))));
                }
                yield_now().await;
                for h in &v {
                    h.abort();
                }
                for h in v {
                    assert!(h.await.unwrap_err().is_cancelled());
                }
            }
        }
        // 100,000 tasks whose timeout expires
        "W13b" => {
            for _ in 0..(n + 99_999) / 100_000 {
                let k = n.min(100_000);
                let mut v = Vec::with_capacity(k);
                for _ in 0..k {
                    v.push(task::spawn(timeout(Duration::from_millis(1), sleep(Duration::from_secs(3600)))));
                }
                for h in v {
                    assert!(h.await.unwrap().is_err());
                }
            }
        }
        "W11" => {
            let (tx, mut rx) = mpsc::unbounded_channel::<Box<dyn FnOnce() + Send>>();
            let th = std::thread::spawn(move || {
                for _ in 0..n {
                    let _ = tx.send(Box::new(|| {}));
                }
            });
            while let Some(f) = rx.recv().await {
                f();
            }
            th.join().unwrap();
        }
        "W11p" => {
            let (tx, mut rx) = mpsc::unbounded_channel::<usize>();
            let (tx2, rx2) = std::sync::mpsc::channel::<usize>();
            let th = std::thread::spawn(move || {
                for i in 0..n {
                    tx.send(i).unwrap();
                    rx2.recv().unwrap();
                }
            });
            while let Some(v) = rx.recv().await {
                tx2.send(v).unwrap();
            }
            th.join().unwrap();
        }
        "W12" => {
            let (tx, mut rx) = mpsc::channel::<usize>(100);
            let p = task::spawn(async move {
                for i in 0..n {
                    tx.send(i).await.unwrap();
                }
            });
            let c = task::spawn(async move { while rx.recv().await.is_some() {} });
            p.await.unwrap();
            c.await.unwrap();
        }
        "echo" => {
            let l = tokio::net::TcpListener::bind(("127.0.0.1", n as u16)).await.unwrap();
            loop {
                if let Ok((mut s, _)) = l.accept().await {
                    let _ = s.set_nodelay(true);
                    task::spawn(async move {
                        let mut b = vec![0u8; 65536];
                        loop {
                            match s.read(&mut b).await {
                                Ok(k) if k > 0 => {
                                    if s.write_all(&b[..k]).await.is_err() {
                                        break;
                                    }
                                }
                                _ => break,
                            }
                        }
                    });
                }
            }
        }
        _ => std::process::exit(3),
    }
    rep(&w, n, t);
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let l = task::LocalSet::new();
    let (w, n) = (a[1].clone(), a[2].parse().unwrap());
    // W4/W6 need !Send futures -> LocalSet; everything else runs in the plain scheduler
    if w == "W4" || w.starts_with("W6") {
        l.block_on(&rt, run(w, n));
    } else {
        rt.block_on(run(w, n));
    }
}
