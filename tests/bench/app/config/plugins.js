module.exports = require('../../../../playground/config/plugins');
