/* global Cache, console, importScripts, self */
/*
 * The service worker: Angular's, with one thing before it. On a full device the browser refuses what is to be kept;
 * Angular's worker lets the page fail with it, although the server could answer. What cannot be kept is fetched anew.
 */
const { put } = Cache.prototype;
Cache.prototype.put = async function (request, response) {
  try {
    await put.call(this, request, response);
  } catch (error) {
    if (error.name !== 'QuotaExceededError') throw error;
    console.warn('this device is full: the pages of Zeitbuch cannot be kept on it', error);
  }
};

const SCRIPT = '/ngsw-worker.js';
const policy = self.trustedTypes?.createPolicy('zeitbuch#service-worker', { createScriptURL: () => SCRIPT });
importScripts(policy ? policy.createScriptURL(SCRIPT) : SCRIPT);
