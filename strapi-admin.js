import plugin from './dist/admin/index.mjs';

export default plugin;
