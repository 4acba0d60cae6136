/* A container of files as Word and Excel read it. What is in it is stored as it is: a memo is small, and every browser
   can do that. */
(function () {
  'use strict';
  const memo = window.bilin.memo;
  const LOCAL_HEADER = 0x04034b50;
  const ENTRY = 0x02014b50;
  const END = 0x06054b50;
  const VERSION = 20;
  /* Names are UTF-8. */
  const FLAGS = 0x0800;
  /* The first day that the format knows: the same content gives the same bytes. */
  const DAY = 0x0021;
  const POLYNOMIAL = 0xedb88320;

  const TABLE = Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 1 ? POLYNOMIAL ^ (value >>> 1) : value >>> 1;
    }
    return value >>> 0;
  });

  /** @param {Uint8Array} data */
  function checksum(data) {
    let sum = 0xffffffff;
    data.forEach((byte) => {
      sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    });
    return (sum ^ 0xffffffff) >>> 0;
  }

  /**
   * Numbers as bytes, the lowest first: [value, how many bytes].
   * @param {[number, number][]} fields
   */
  function packed(fields) {
    return memo.flatten(
      fields.map(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff)),
    );
  }

  /**
   * What the header of a file and its entry in the directory have in common.
   * @param {Uint8Array} name
   * @param {Uint8Array} data
   * @returns {[number, number][]}
   */
  function description(name, data) {
    const size = data.length;
    return [
      [VERSION, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [DAY, 2],
      [checksum(data), 4],
      [size, 4],
      [size, 4],
      [name.length, 2],
      [0, 2],
    ];
  }

  memo.zip = (files) => {
    const encoder = new TextEncoder();
    /** @type {(Uint8Array | number[])[]} */
    const parts = [];
    /** @type {(Uint8Array | number[])[]} */
    const directory = [];
    let offset = 0;
    const names = Object.keys(files);
    names.forEach((file) => {
      const name = encoder.encode(file);
      const data = encoder.encode(files[file]);
      const common = description(name, data);
      const header = packed([[LOCAL_HEADER, 4], ...common]);
      parts.push(header, name, data);
      directory.push(packed([[ENTRY, 4], [VERSION, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), name);
      offset += header.length + name.length + data.length;
    });
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const count = names.length;
    const end = packed([
      [END, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [size, 4],
      [offset, 4],
      [0, 2],
    ]);
    return new Blob([...parts, ...directory, end].map((part) => Uint8Array.from(part)));
  };
})();
