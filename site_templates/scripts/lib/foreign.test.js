'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { openPage } = require('../../../tests/tools/page');
