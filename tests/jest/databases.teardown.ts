import { dropPrepared } from '../helpers/prepared-database';

export default dropPrepared;
