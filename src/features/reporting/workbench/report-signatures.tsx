import { Descriptions, Popover } from 'antd'
import type { FoundSeal, SignatureData } from '../../../documents/check/types.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import type { StoredCheck } from '../check.rules.ts'

type Signature = SignatureData['signatures'][number]

const kinds = { scan: '扫描件上的章', picture: '图像印章', signature: '电子签名的外观' } as const

/** What stands beside a seal's box, in words: kind and size; what it covers when hovered or focused. */
export function sealWords(seal: FoundSeal): { label: string; more: string } {
  const size = `${seal.minorMm < seal.diameterMm * 0.9 ? '长径' : '直径'}约 ${Math.round(seal.diameterMm)} 毫米`
  const covered = seal.covers && [seal.covers.name && '署名', seal.covers.date && '日期'].filter((each) => each !== false)
  const over = !covered ? '' : covered.length > 0 ? `压住${covered.join('和')}` : '没有压在署名和日期上'
  return {
    label: `${seal.kind ? kinds[seal.kind] : '有章'} · ${size}`,
    more: [over, seal.kind === 'picture' && '贴在页上的图，没有电子签名', '不判断真伪'].filter((each) => each !== '' && each !== false && each !== undefined).join('，'),
  }
}

/** Each electronic signature in a sentence, with its certificate on demand. */
export function Signatures({ check, show }: { check: StoredCheck; show(page: number): void }) {
  const signatures = (check.data as SignatureData | undefined)?.signatures ?? []
  return (
    <ul className="rep-signatures">
      {signatures.map((signature) => (
        <li key={`${signature.field} ${signature.signedAt}`}>
          <span className={`st ${signature.valid ? 'ok' : 'warn'}`}><Icon name={signature.valid ? 'accepted' : 'ask'} />{signature.valid ? '有效' : '不能算数'}</span>
          <span>{signature.sentence}</span>
          <span className="rep-links">
            {signature.page !== null && <button type="button" className="link" onClick={() => show(signature.page!)}>看位置</button>}
            <Popover content={<Certificate signature={signature} />} trigger="click" placement="bottomRight">
              <button type="button" className="link">查看证书</button>
            </Popover>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Certificate({ signature }: { signature: Signature }) {
  const [own] = signature.certificates
  const items = [
    ['签名人', signature.who ?? '没有写明'],
    ['所属单位', signature.organisation],
    ['发证机构', signature.issuer],
    ['有效期', own ? `${day(own.notBefore)} 至 ${day(own.notAfter)}` : null],
    ['签署时间', signature.stampedAt ? `${moment(signature.stampedAt)}（有时间戳证明）` : signature.signedAt ? `${moment(signature.signedAt)}（签名人的电脑写的）` : '没有写明'],
    ['算法', signature.algorithm],
    ['证书序号', own?.serial],
    ['证书链', signature.certificates.map(({ name }) => name).join(' ← ')],
  ].filter((item): item is [string, string] => Boolean(item[1]))
  return (
    <div style={{ maxWidth: 440 }}>
      <Descriptions column={1} size="small" items={items.map(([label, children]) => ({ key: label, label, children }))} />
      <ul>{signature.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
    </div>
  )
}

const day = (at: string): string => new Date(at).toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })
const moment = (at: string): string => `${day(at)} ${new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: 'numeric', minute: '2-digit' })}`
