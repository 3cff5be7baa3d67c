// The units' side of the deadline, in a thread of its own as clients are elsewhere: every unit sends its files
// one after the other, all units at once.
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const { port, units, size, each } = workerData
const agent = new http.Agent({ keepAlive: true, maxSockets: units.length })
const encode = (text) => Buffer.from(String(text)).toString('base64')

/** One upload as the workbench sends a small file: creation with content, one request. */
function send(unit, bytes) {
  const metadata = Object.entries({ campaign: unit.campaignId, requirement: 1, unit: unit.unitId, kind: 'word', name: '总结.docx' }).map(([key, value]) => `${key} ${encode(value)}`).join(',')
  return new Promise((resolve, reject) => {
    const request = http.request({
      agent, host: '127.0.0.1', port, method: 'POST', path: '/api/uploads',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': size, 'upload-metadata': metadata, 'content-type': 'application/offset+octet-stream', 'content-length': size, 'x-bench-user': unit.user },
    }, (response) => {
      response.resume()
      response.on('end', () => (response.statusCode === 201 ? resolve() : reject(new Error(`upload answered ${response.statusCode}`))))
    })
    request.on('error', reject)
    request.end(bytes)
  })
}

parentPort.on('message', async () => {
  const files = units.map(() => Array.from({ length: each }, () => randomBytes(size)))
  const start = performance.now()
  try {
    await Promise.all(units.map(async (unit, i) => {
      for (const file of files[i]) await send(unit, file)
    }))
    parentPort.postMessage({ seconds: (performance.now() - start) / 1000 })
  } catch (error) {
    parentPort.postMessage({ error: error.message })
  }
})
