'use strict';
// Node peer. "macro" = one trip round the event loop (setImmediate); "micro" = microtasks (promises).
const [,, W, Ns, MODE = 'macro'] = process.argv;
const N = Number(Ns);
const PEER = MODE === 'micro' ? 'node_micro' : 'node';
const now = () => process.hrtime.bigint();
const rep = (t0, n = N) => console.log(`${W} ${PEER} ${n} ${(Number(now() - t0) / n).toFixed(3)}`);
const immediate = () => new Promise(setImmediate);
let seed = 12345;
const rnd = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return Math.floor(seed / 4294967296 * n); };
const T = {
  W1() {
    let n = N; const t = now();
    if (MODE === 'micro') { const f = () => { if (--n > 0) queueMicrotask(f); else rep(t); }; queueMicrotask(f); }
    else { const f = () => { if (--n > 0) setImmediate(f); else rep(t); }; setImmediate(f); }
  },
  W1b() {
    let todo = N, left = 0; const t = now();
    const post = MODE === 'micro' ? queueMicrotask : setImmediate;
    const one = () => { if (--left === 0) batch(); };
    const batch = () => {
      if (todo <= 0) return rep(t);
      todo -= 1000; left = 1000;
      for (let i = 0; i < 1000; i++) post(one);
    };
    batch();
  },
  W2() {
    const t = now(); const v = new Array(N); const f = () => {};
    for (let i = 0; i < N; i++) v[i] = setTimeout(f, rnd(3600000) + 1);
    for (let i = 0; i < N; i++) clearTimeout(v[i]);
    rep(t);
  },
  W2b() {
    const t = now(); let c = 0; const f = () => { if (++c === N) rep(t); };
    for (let i = 0; i < N; i++) setTimeout(f, 1);
  },
  W2c() {
    const P = 100000, f = () => {}; const v = [];
    for (let i = 0; i < P; i++) v.push(setTimeout(f, 60000));
    let left = N; const t = now();
    const step = () => {
      for (let k = 0; k < 1000; k++) v[rnd(P)].refresh();
      if ((left -= 1000) > 0) setImmediate(step); else { rep(t); process.exit(0); }
    };
    step();
  },
  async W3(k = 2) {
    const y = MODE === 'micro' ? null : immediate;
    const sw = async (n) => { if (y) while (n-- > 0) await y(); else while (n-- > 0) await null; };
    const t = now(); const a = [];
    for (let i = 0; i < k; i++) a.push(sw(N / k));
    await Promise.all(a); rep(t);
  },
  W3k() { return T.W3(1000); },
  async W4() {
    const slot = [null, null];
    const mk = () => { let r; const p = new Promise((f) => { r = f; }); return { p, r }; };
    let left = N;
    const side = async (me) => {
      while (left > 0) {
        left--;
        const d = slot[me] = mk();
        const o = slot[1 - me]; if (o) o.r(1);
        await d.p;
      }
      slot[1 - me].r(1);
    };
    const t = now(); await Promise.all([side(0), side(1)]); rep(t);
  },
  async W5() {
    const kid = async (i) => { await null; return i; };
    const t = now();
    for (let i = 0; i < N; i += 1000) {
      const a = new Array(1000); for (let k = 0; k < 1000; k++) a[k] = kid(k);
      await Promise.all(a);
    }
    rep(t);
  },
  async W6(d) {
    const rec = async (k) => {
      if (k === 0) { if (MODE === 'micro') for (let i = 0; i < N; i++) await null; else for (let i = 0; i < N; i++) await immediate(); return 1; }
      return await rec(k - 1);
    };
    const t = now(); await rec(d); rep(t);
  },
  W6_100() { return T.W6(100); },
  W6_1000() { return T.W6(1000); },
  async W6c() {
    const kid = async (i) => i;
    const t = now(); let s = 0;
    for (let i = 0; i < N; i++) s += await kid(i);
    rep(t);
  },
  async W7() {
    const S = Number(process.env.W7_DEADLINE_S || 3) * 1000;
    const r0 = process.memoryUsage.rss(); const t0 = now(); const start = performance.now(); const dl = start + S;
    const sleeper = async () => { await new Promise((r) => setTimeout(r, Math.max(1, dl - performance.now()))); };
    const a = new Array(N);
    for (let i = 0; i < N; i++) a[i] = sleeper();
    const t1 = now(), p1 = performance.now(); const rss = process.memoryUsage.rss() - r0;
    await Promise.all(a);
    const p2 = performance.now();
    const spawn = Number(t1 - t0), fin = (p2 - Math.max(dl, p1)) * 1e6;
    console.log(`W7 ${PEER} ${N} ${((spawn + fin) / N).toFixed(3)} ${(rss / N).toFixed(1)} spawn_ns=${(spawn / N).toFixed(3)} finish_ns=${(fin / N).toFixed(3)} peak_rss_mb=${(process.resourceUsage().maxRSS / 1024).toFixed(1)}`);
  },
  async W10() {
    const t = now();
    for (let i = 0; i < N; i++) {
      let tm;
      const to = new Promise((_, rej) => { tm = setTimeout(rej, 10000, new Error('timeout')); });
      const fut = MODE === 'micro' ? Promise.resolve().then(() => 1) : immediate();
      await Promise.race([fut, to]);
      clearTimeout(tm);
    }
    rep(t);
  },
  async W10b() {
    const y = async () => { if (MODE === 'micro') await null; else await immediate(); };
    const t = now();
    for (let i = 0; i < N; i++) await Promise.all([y(), y(), y(), y(), y(), y(), y(), y(), y(), y()]);
    rep(t);
  },
  W11() {
    const { Worker } = require('worker_threads');
    const w = new Worker(`const {parentPort}=require('worker_threads');parentPort.once('message',(n)=>{for(let i=0;i<n;i++)parentPort.postMessage(i);});`, { eval: true });
    w.once('online', () => {
      let c = 0; const t = now();
      w.on('message', () => { if (++c === N) { rep(t); process.exit(0); } });
      w.postMessage(N);
    });
  },
  W11p() {
    const { Worker } = require('worker_threads');
    const w = new Worker(`const {parentPort}=require('worker_threads');parentPort.on('message',(n)=>parentPort.postMessage(n));`, { eval: true });
    w.once('online', () => {
      let c = 0; const t = now();
      w.on('message', () => { if (++c === N) { rep(t); process.exit(0); } w.postMessage(1); });
      w.postMessage(1);
    });
  },
  async W12() {
    // minimal asyncio.Queue(maxsize=100) on promises: ring + waiter lists
    const q = []; let head = 0; let putW = null, getW = null;
    const size = () => q.length - head;
    const put = async (x) => { while (size() >= 100) await new Promise((r) => { putW = r; }); q.push(x); if (getW) { const r = getW; getW = null; r(); } };
    const get = async () => { while (size() === 0) await new Promise((r) => { getW = r; }); const x = q[head++]; if (head > 1024) { q.splice(0, head); head = 0; } if (putW) { const r = putW; putW = null; r(); } return x; };
    const t = now();
    await Promise.all([(async () => { for (let i = 0; i < N; i++) await put(i); })(), (async () => { for (let i = 0; i < N; i++) await get(); })()]);
    rep(t);
  },
  echo() {
    require('net').createServer({ noDelay: true }, (s) => { s.on('data', (d) => s.write(d)); s.on('error', () => {}); }).listen({ port: N, host: '127.0.0.1', backlog: 1024 });
  },
};
T.W1e = T.W1;
if (!T[W]) process.exit(3);
T[W]();
