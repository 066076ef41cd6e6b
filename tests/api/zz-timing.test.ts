import { bootStrapi } from '../helpers/strapi';
import { createDatabase } from '../helpers/databases';
test('times', async () => {
  const out: string[] = [];
  const dbmod = require('@strapi/database');
  const proto = dbmod.Database.prototype;
  const init = proto.init;
  let mark = 0;
  proto.init = async function (a: any) {
    const r = await init.call(this, a);
    const sync = this.schema.sync;
    out.push(`  until sync ${performance.now() - mark}`);
    this.schema.sync = async () => { const s = performance.now(); const c = process.cpuUsage(); const r = await sync(); out.push(`  sync ${performance.now() - s} ${JSON.stringify(process.cpuUsage(c))}`); mark = performance.now(); return r; };
    return r;
  };
  for (const client of ['sqlite', 'sqlite', 'postgres', 'mysql', 'sqlite', 'postgres', 'mysql'] as const) {
    const database = await createDatabase(client);
    mark = performance.now();
    const s = mark;
    const app = await bootStrapi({ database });
    out.push(`  after sync ${performance.now() - mark}`);
    out.push(`${client} boot ${performance.now() - s}`);
    await app.stop();
    if (client === 'mysql') { process.env.KEEP = database.env.DATABASE_NAME; console.log(database.env.DATABASE_NAME); }
    else await database.drop();
  }
  console.log(out.join('\n'));
});
