import type { session as en } from '../en/session.ts'
import { int, type Entry } from '../format.ts'

const instead = (used: string | number | undefined): string =>
  used === '' || used === undefined ? 'この指定は無視します' : `既定値${used}を使います`

export const session: Record<keyof typeof en, Entry> = {
  'link.range': (a) =>
    `リンクの値 ${a.field}=${a.given} は使えません（${a.min}〜${a.max}）。${instead(a.used)}。`,
  'link.options': (a) =>
    `リンクの値 ${a.field}=${a.given} は使えません（使える値：${a.options}）。${instead(a.used)}。`,
  'link.form': (a) => `リンクの値 ${a.field}=${a.given} は読み取れません。${instead(a.used)}。`,
  'link.unknown': (a) =>
    `リンクの ${a.field}=${a.given} は、このバージョンにない項目です。この指定は無視します。`,
  'link.twice': (a) =>
    `リンクに ${a.field} が2回以上あります。最初の ${a.used} を使い、${a.given} は無視します。`,
  'link.log':
    'リンクに含まれる回答が壊れています。リンクが途中で切れた可能性があります。回答なしでセッションを始めます。',
  'link.stopped': (a) =>
    `リンクのイベント${int(a.of)}件のうち、最初の${int(a.done)}件を使います。次のイベントは適用できません：${a.reason}`,
  'file.ignored': (a) =>
    `このバージョンにない項目がファイルに${int(a.n)}件あり、無視しました（最初は${a.at}）。`,
  'file.pruned': (a) =>
    `ファイルのイベント${int(a.n)}件はこのデータでは起こりえないため、それに続くイベントとともに除きました。最初の理由：${a.reason}`,

  'error.nothing-set': '変わる設定がありません。',
  'error.bad-setting': (a) => `設定 ${a.at} に ${a.given} は使えません。元の値のままにします。`,
  'error.bad-event': (a) => `項目 ${a.at} は使えません。`,
  'error.unknown-point': (a) => `点${a.id}はありません。`,
  'error.removed-point': (a) => `点${a.id}は削除されています。`,
  'error.exam-point': (a) => `点${a.id}は評価用のデータです。プールの点を選んでください。`,
  'error.not-an-exam-point': (a) => `点${a.id}は有料の検証データに含まれていません。`,
  'error.empty-question': '質問に点が含まれていません。',
  'error.asked-twice': '同じ点が2回指定されています。',
  'error.budget-spent': (a) =>
    `ラベリング予算${int(a.budget)}を使い切りました。続けるには予算を増やすか、回答を取り消してください。`,
  'error.not-the-arrival': (a) =>
    `点${a.id}はストリームの現在の点ではありません。現在の点に答えるか、見送ってください。`,
  'error.not-labelled': (a) => `点${a.id}にはまだラベルがないため、再質問できません。`,
  'error.already-labelled': (a) => `点${a.id}にはすでにラベルがあります。別の点を選んでください。`,
  'error.bad-label': (a) => `クラス番号${a.label}はありません（クラス数は${int(a.classes)}）。`,
  'error.unknown-annotator': (a) => `「${a.who}」というアノテーターはいません。`,
  'error.not-asked': (a) => `点${a.id}は回答待ちではありません。`,
  'error.passed-twice': (a) => `「${a.who}」は点${a.id}をすでに見送っています。`,
  'error.fewer-classes': (a) =>
    `現在のクラス数は${int(a.classes)}です。クラスは追加と名前の変更だけができます。`,
  'error.too-many-classes': (a) => `クラスは最大${int(a.most)}個です。`,
  'error.bad-classes': 'クラスには、それぞれ異なる名前が必要です。',
  'error.too-many-points': (a) => `点は最大${int(a.most)}個です。`,
  'error.bad-place': 'その位置に点を置くことはできません。',
  'error.not-a-stream': 'このセッションはプールベースで、ストリームではありません。',
  'error.stream-end': (a) => `ストリームの残りは${int(a.left)}点です。`,
  'error.newer-version': (a) =>
    `新しいバージョン（${a.given}）で作られたデータです。このページが読めるのは${a.known}までです。ページを再読み込みして更新してください。何も変更していません。`,
  'error.file-too-long': (a) => `ファイルが${int(a.most)}文字を超えています。何も変更していません。`,
  'error.not-a-session': 'セッションファイルではありません。何も変更していません。',
  'error.bad-file': (a) => `セッションファイルの ${a.at}（${a.given}）が壊れています。何も変更していません。`,

  'event.ask': (a) =>
    Number(a.n) === 1
      ? `${a.by}が点${a.id}について質問しました。`
      : `${a.by}が${int(a.n)}点について質問しました。`,
  'event.ask-you': (a) => `点${a.id}を選びました。`,
  'event.ask-audit': (a) =>
    Number(a.n) === 1 ? `点${a.id}を再質問しました。` : `ラベル付きの${int(a.n)}点を再質問しました。`,
  'event.ask-exam': (a) =>
    Number(a.n) === 1
      ? `検証データの点${a.id}について質問しました。`
      : `検証データの${int(a.n)}点について質問しました。`,
  'event.answer': (a) => `${a.who}が点${a.id}を${a.label}とラベル付けしました。`,
  'event.answer-you': (a) => `点${a.id}を${a.label}とラベル付けしました。`,
  'event.skip': (a) => `点${a.id}をスキップしました。`,
  'event.unsure': (a) => `${a.who}は点${a.id}について「わからない」と答えました。`,
  'event.set': (a) => `${a.field}を${a.value}に変更しました。`,
  'event.classes': (a) => `クラスを${a.names}に変更しました。`,
  'event.add': (a) => `点を${int(a.n)}個追加しました。`,
  'event.move': (a) => `点を${int(a.n)}個移動しました。`,
  'event.remove': (a) => `点を${int(a.n)}個削除しました。`,
  'event.flip': (a) => `点${int(a.n)}個のクラスを変えました。`,
  'event.boundary': '境界を描きました。隠れたクラスはこの境界で決まります。',
  'event.boundary-none': '描いた境界を取り除きました。',
  'event.advance': (a) => `ストリームの${int(a.n)}点を質問せずに見送りました。`,
}
