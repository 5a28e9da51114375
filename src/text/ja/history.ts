import type { history as english } from '../en/history.ts'
import { int, type Entry } from '../format.ts'

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
} satisfies Record<keyof typeof english, Entry>
