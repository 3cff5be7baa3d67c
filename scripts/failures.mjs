// What npm says when it cannot install, in one line a person can act on.

/** @returns {{ line: string, details: string }} details only where the line alone is not enough */
export function explainInstallFailure(output) {
  if (/ENOSPC|no space left on device/i.test(output))
    return { line: '磁盘已满，依赖没有装成。请腾出至少 2 GB 空间后再启动。', details: '' }
  if (/spawn .*npm.* ENOENT|spawn npm ENOENT/.test(output))
    return { line: '没有找到 npm。请安装带 npm 的 Node.js 20 或更新版本：https://nodejs.org/zh-cn/download', details: '' }
  if (/EACCES|EPERM|EROFS/.test(output))
    return { line: '没有权限写 node_modules，依赖没有装成。请用程序目录的所有者启动。', details: '' }
  if (isNetworkFailure(output))
    return { line: '连不上 npm 软件源，依赖没有装成。请检查网络或代理（npm config get registry），再启动一次。', details: '' }
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/.test(output))
    return { line: 'npm 软件源的证书不受信任，依赖没有装成。请检查 npm 的 cafile 或代理设置。', details: '' }
  return { line: '依赖没有装成，npm 说：', details: lastLines(output, 15) }
}

/** ENOTCACHED: we told npm to do without the network, and it could not. */
export function isNetworkFailure(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|npm error network/.test(output)
}

export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
