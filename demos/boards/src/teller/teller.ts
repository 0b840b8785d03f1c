/** The screen of a bank teller, in Chinese: deposits, voucher check, reversals, queue. */
import type { GlissadeDocument } from '../../../../src/document/document.ts'
import { board } from '../nodes.ts'
import { depositForm } from './deposit-form.ts'
import { header } from './header.ts'
import { queue } from './queue.ts'
import { reversal } from './reversal.ts'
import { statusBar } from './status-bar.ts'
import { voucherCheck } from './voucher-check.ts'

export function teller(): GlissadeDocument {
  return board(
    [1440, 900],
    '#eff3f5',
    [header(), depositForm(), voucherCheck(), queue(), reversal(), statusBar()],
    'teller',
  )
}
