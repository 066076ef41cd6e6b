module.exports = require('../../../../playground/config/server');
