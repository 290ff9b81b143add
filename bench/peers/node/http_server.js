// Node's http: node http_server.js http PORT says hello until it is killed.
require('http').createServer((request, response) => {
  const found = request.method === 'GET' && request.url === '/';
  const body = found ? 'hello, world!' : 'Not Found';
  response.writeHead(found ? 200 : 404, {
    'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}).listen({ port: Number(process.argv[3]), host: '127.0.0.1', backlog: 1024 });
