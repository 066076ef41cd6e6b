module.exports = require('../../../../playground/config/logger');
