// Asks the data of caniemail.com what mail programs make of HTML: { name: html } on standard input,
// { name: { feature: [clients] } } on standard output. A program of its own, since the package is an
// ES module and Jest runs CommonJS.
import { caniemail } from 'caniemail';

const clients = ['gmail.*', 'outlook.windows', 'apple-mail.*'];

let input = '';
for await (const chunk of process.stdin) input += chunk;
const found = {};
for (const [name, html] of Object.entries(JSON.parse(input))) {
  const features = (found[name] = {});
  for (const [client, issues] of caniemail({ clients, html }).issues.errors)
    for (const { title } of issues) {
      const named = (features[title] ??= []);
      if (!named.includes(client)) named.push(client);
    }
}
process.stdout.write(JSON.stringify(found));
