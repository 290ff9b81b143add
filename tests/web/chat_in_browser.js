// chat_in_browser.js CHAT_PORT DEVTOOLS_PORT PICTURE: two pages of examples/chat in a Chromium that was started with
// --remote-debugging-port write to each other; the first one is kept as a picture. Needs Node and its ws.
const http = require('http');
const fs = require('fs');
const WebSocket = require('ws');
const [chat, devtools, picture] = process.argv.slice(2);

const ask = (path, method) => new Promise((done, fail) => {
  http.request({host: '127.0.0.1', port: devtools, path, method}, answer => {
    let text = '';
    answer.on('data', some => text += some).on('end', () => done(JSON.parse(text)));
  }).on('error', fail).end();
});

async function open() {
  const page = await ask('/json/new?about:blank', 'PUT');
  const ws = new WebSocket(page.webSocketDebuggerUrl, {perMessageDeflate: false, maxPayload: 1 << 26});
  await new Promise((done, fail) => ws.on('open', done).on('error', fail));
  const waiting = new Map();
  let last = 0;
  ws.on('message', data => {
    const message = JSON.parse(data);
    if (waiting.has(message.id)) waiting.get(message.id)(message.result);
  });
  const call = (method, params = {}) => new Promise(done => {
    waiting.set(++last, done);
    ws.send(JSON.stringify({id: last, method, params}));
  });
  const run = async expression => (await call('Runtime.evaluate', {expression})).result.value;
  const until = async expression => {
    for (let i = 0; i < 300; ++i) {
      if (await run(expression)) return;
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error('in vain: ' + expression + '; ' + await run('document.body.innerText'));
  };
  await call('Page.navigate', {url: `http://127.0.0.1:${chat}/`});
  await until('location.port === "' + chat + '" && document.readyState === "complete" && ws.readyState === 1');
  return {call, until, say: text => run(`say.value = ${JSON.stringify(text)}; document.forms[0].requestSubmit()`)};
}

(async () => {
  const ann = await open(), bob = await open();
  const words = ['Is anybody there?', 'Yes, and I read you at once.', 'Grüße aus \u2603, \u{1f600}', 'It is one file: examples/chat.cpp'];
  for (let i = 0; i < words.length; ++i) {
    await [ann, bob][i % 2].say(words[i]);
    for (const page of [ann, bob])
      await page.until(`all.children.length === ${i + 1} && all.lastChild.textContent === ${JSON.stringify(words[i])}`);
  }
  await ann.call('Emulation.setDeviceMetricsOverride', {width: 700, height: 360, deviceScaleFactor: 1, mobile: false});
  const shot = await ann.call('Page.captureScreenshot', {format: 'png'});
  if (picture) fs.writeFileSync(picture, Buffer.from(shot.data, 'base64'));
  console.log('ok');
  process.exit(0);
})().catch(error => { console.error(error); process.exit(1); });
