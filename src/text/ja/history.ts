import type { history as english } from '../en/history.ts'
import { int, num, type Args, type Entry } from '../format.ts'

/** 何パーセント少ないか、または多いか。 */
const share = ({ own, other }: Args): string => {
  const percent = Math.round(100 * (1 - Number(own) / Math.max(1, Number(other))))
  return percent === 0 ? '同数' : `${int(Math.abs(percent))}%${percent > 0 ? '少ない' : '多い'}ラベル数`
}

export const history = {
  'step.train': '学習',
  'step.train.what': 'すべてのラベルを使い、シードからモデルを学習し直します。',
  'step.score': '採点',
  'step.score.what': '戦略がすべての候補点にスコアを付けます。点の色の濃さがスコアです。',
  'step.rank': '順位付け',
  'step.rank.what': '候補点を順位付けします。上位10点に番号が付きます。',
  'step.ask': '質問',
  'step.ask.what': '1位の点が質問になります。同点のときはシードで決まります。',
  'step.label': 'ラベル付け',
  'step.label.what': 'オラクルが答えます。',
  'step.update': '更新',
  'step.update.what': '答えがラベルになり、その点はプールから外れます。',
  'step.check': '収束確認',
  'step.check.what': '予算と停止基準を確認します。止まる理由がなければ、次のラウンドへ進みます。',

  'play.forward': 'ラウンドの次のステップ',
  'past.back': '1ラウンド前を見る（何も失われません）',
  'past.forward': '1ラウンド先を見る',
  'past.play': '過去のラウンドを再生',
  'past.round': (a) => `ラウンド ${int(a.round)} / ${int(a.of)} · ${a.strategy}、${a.model}`,
  'past.note': '過去を表示しています。ここで答えるか設定を変えると、分岐が始まります。',
  'past.leave': '現在に戻る',
  'past.take': 'ここから続ける',
  'timeline.value': (a) =>
    `ラウンド ${int(a.round)} / ${int(a.of)}、ラベル${int(a.labels)}個、${a.strategy}、${a.model}。${a.what}`,
  'timeline.asked': (a) => `${a.who}が点${a.id}について質問しました。`,
  'timeline.answered': (a) => `${a.who}が点${a.id}について質問し、${a.by}が${a.label}と答えました。`,
  'timeline.passed': (a) => `${a.who}が点${a.id}について質問しましたが、答えはありませんでした。`,
  'timeline.nothing': '質問はありません。',
  'asker.audit': '再確認',
  'asker.exam': '検証セット',
  'annotator.truth': '正解',
  'annotator.noisy': 'ノイズのあるアノテーター',
  'timeline.you': 'あなた',

  'branches.title': '分岐',
  'branches.open': (a) => `分岐：${int(a.n)}`,
  'branches.none':
    '道はまだ1本です。前のラウンドに戻って別の答えを選ぶか、そこで戦略を変えると、分岐ができます。',
  'branch.whole': (a) => `${a.strategy}、開始から`,
  'branch.from': (a) => `${a.strategy}、ラベル${int(a.n)}から`,
  'branch.name': (a) => `分岐「${a.name}」の名前`,
  'branch.facts': (a) =>
    [a.strategy, `ラベル${int(a.n)}個`, ...(a.value === '' ? [] : [a.value])].join(' · '),
  'branch.current': '表示中',
  'branch.take': '再開',
  'branch.cut': (a) => `分岐「${a.name}」を削除`,
  'branch.compare': '比較',
  'compare.title': '2つの分岐の比較',
  'compare.end': (a) => `最後の${a.measure}`,
  'compare.at': (a) => `ラベル${int(a.n)}個での${a.measure}`,
  'compare.target': (a) => `${num(a.target, 2)}に達するラベル数`,
  'compare.asked': '開始後に質問した点',
  'compare.both': '両方が質問した点',

  'curve.axis': '横軸',
  'curve.axis.labels': 'ラベル数',
  'curve.axis.answers': '回答数',
  'curve.axis.cost': 'コスト',
  'curve.axis.minutes': '分',
  'curve.stop': (a) => `「${a.name}」はラベル${int(a.n)}個で終了します`,
  'curve.saving': (a) =>
    `${a.who}は${int(a.own)}ラベルで${num(a.target, 2)}に達し、ランダムは${int(a.other)}ラベルで達します：${share(a)}。`,
  'curve.saving.run': 'この実行',
} satisfies Record<keyof typeof english, Entry>
