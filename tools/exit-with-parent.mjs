/**
 * Preloaded into API and worker by tools/start.mjs: when the starting process is
 * gone, even by kill -9, its children end too instead of living on as orphans.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
