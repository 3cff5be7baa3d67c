// Loaded into the server by start.mjs, which holds the other end of its standard input: when start.mjs is killed
// without a word, the input ends and the server stops in order instead of living on unseen.
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { stopping = true })
process.stdin.resume().once('close', () => {
  if (!stopping) process.kill(process.pid, 'SIGTERM')
})
process.stdin.unref?.()
