// A mail server that does as little as one can: it says yes and counts. In a process of its own, so
// that both sides of a comparison pay the same for it.
import net from 'node:net';

const END = Buffer.from('\r\n.\r\n');
let messages = 0;
/** Mails by recipient; only where asked for, since counting is work. */
const recipients = process.env.SINK_RECIPIENTS === 'true' ? {} : null;
let last = Buffer.alloc(0);

// Without noDelay the answers to pipelined commands would wait for each other's ACK.
const server = net.createServer({ noDelay: true }, (socket) => {
  let inData = false;
  let rest = Buffer.alloc(0);
  const reply = (line) => socket.write(`${line}\r\n`);

  const command = (line) => {
    switch (line.slice(0, 4).toUpperCase()) {
      case 'RCPT':
        if (recipients) {
          const to = /<(.*)>/.exec(line)?.[1].toLowerCase() ?? '';
          recipients[to] = (recipients[to] ?? 0) + 1;
        }
        return reply('250 ok');
      case 'EHLO':
        return reply('250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8');
      case 'DATA':
        inData = true;
        return reply('354 go');
      case 'QUIT':
        reply('221 bye');
        return socket.end();
      default:
        return reply('250 ok');
    }
  };

  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = inData ? rest.indexOf(END) : rest.indexOf('\r\n');
      if (end < 0) return;
      if (inData) {
        inData = false;
        messages += 1;
        last = rest.subarray(0, end);
        rest = rest.subarray(end + END.length);
        reply(`250 ${messages} taken`);
      } else {
        const line = rest.subarray(0, end).toString();
        rest = rest.subarray(end + 2);
        command(line);
      }
    }
  });
  socket.on('error', () => socket.destroy());
  reply('220 sink');
});

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ messages, last: last.toString('base64'), recipients }));
process.on('disconnect', () => process.exit(0));
