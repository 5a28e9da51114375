import type { take as en } from '../en/take.ts'
import { int, type Entry } from '../format.ts'

/** データの持ち込み、描画、持ち帰り。 */
export const take: Record<keyof typeof en, Entry> = {
  'take.file': 'ファイルから',
  'take.file.note':
    'CSV、TSV、JSON（一般的な文字コードすべて、50 MBまで）、またはセッションのファイル。ページのどこにドロップしても開けます。',
  'take.file.choose': 'ファイルを選ぶ',
  'take.sample': 'サンプルで試す',
  'take.sample.note': 'ページに付属の表を、自分のデータと同じ手順で開きます。',
  'take.paste.note':
    '表計算ソフトの行をコピーしてここに貼り付けるか、ページのどこでもCtrl V（⌘ V）を押してください。',

  'part.take': '持ち帰る',
  'take.files': 'ファイル',
  'take.line': 'セッション、表、プロットのファイルと、計算をやり直すスクリプトです。',
  'take.note': 'ファイルはこのコンピューターに保存されます。何も送信されません。',
  'take.save.named': (a) => `${a.kind}：${a.name}を保存`,
  'take.saved': (a) => `${a.name}に保存しました。`,
  'take.again': 'セッション',
  'take.name.session': 'セッション',
  'take.holds.session':
    '設定、質問、回答、ほかのブランチとその名前のすべてです。ここで開くと、今の続きから始められます。',
  'take.session.file': (a) => `ファイル${a.name}は名前だけが入り、中身は入りません。両方を保管してください。`,
  'take.session.open': 'セッションのファイルを開く',
  'take.python': 'Pythonスクリプト',
  'take.python.holds':
    '点、ラベル、質問を含みます。質問のたびにscikit-learnでモデルを学習し、スコアを計算し直します。スコアや選択がセッションと違うとき、または正解率の差が1ポイントを超えるときは停止します。実行にはPython 3とnumpy、scikit-learnが必要です。',
  'take.python.busy': 'すべての質問を計算し直しています',
  'take.tables': '表',
  'take.tables.note':
    '文字コードはUTF-8のCSVです。表計算ソフトが数式とみなす文字列は、先頭にアポストロフィーを付けます。',
  'take.name.labels': 'ラベル',
  'take.holds.labels':
    '元の行に、回答、アノテーター、ラウンド、自信（1〜3）、秒数を加えたものです。もう一度ここで開けます。',
  'take.name.scores': 'プールのスコア',
  'take.holds.scores': '未ラベルの点と、表示している各戦略でのスコアです。大きいほど先に質問されます。',
  'take.name.curve': '学習曲線',
  'take.holds.curve': 'ラベル数ごとのモデルの評価です。',
  'take.name.audit': '監査証跡',
  'take.holds.audit':
    'すべての質問を順に記録したものです。質問した戦略、スコア、順位と同点、直前のモデル、誰がどう答えたか、自信、秒数を含みます。',
  'take.name.arrivals': '到着データ',
  'take.holds.arrivals':
    '見送ったものも含め、ストリームのすべての項目を順に記録したものです。有用度、そのときのしきい値、質問したかどうかを含みます。',
  'take.pictures': '画像',
  'take.plot': 'プロット',
  'take.plot.holds':
    '画面のとおりのプロットです。タイトルと説明を含みます。PNGにはセッションのリンクも入ります。',
  'take.plot.title': (a) => `${a.data}、${int(a.n)}ラベル`,
  'take.plot.desc': (a) =>
    `未ラベルの点が${int(a.pool)}個、ラベル付きの点が${int(a.labelled)}個。${a.model}の決定境界と${a.field}のマップ。質問しているのは${a.strategy}です。`,
  'take.plot.tooLarge':
    'このブラウザーでは、この大きさの画像を描けません。小さくするか、SVGを選んでください。',
  'take.scale': 'PNGの大きさ',
  'take.scale.option': (a) => `${int(a.scale)}倍・${int(a.width)} × ${int(a.height)}`,

  'error.python-strategy': (a) =>
    `${a.name}はPythonに書き出せません。書き出せるのは、ロジスティックモデルでのマージン、エントロピー、最小確信度、k-センター、投票エントロピーです。`,
  'error.python-model':
    'このモデルはPythonに書き出せません。書き出せるのは、ロジスティックモデルでのマージン、エントロピー、最小確信度、k-センター、投票エントロピーです。',
  'error.python-committee':
    '種類の異なるモデルからなる委員会はPythonに書き出せません。事後分布またはベイジアンブートストラップの委員会なら書き出せます。',
  'error.python-model-changed':
    '質問の途中でモデルが変わっています。Pythonのスクリプトが扱うモデルは1つだけです。変更前の時点から書き出してください。',
  'error.python-stream': 'ストリームのセッションはPythonに書き出せません。',
  'error.python-edited':
    '最初の回答のあとで平面が編集されています。先に描き終えてから回答を始めたセッションだけをPythonに書き出せます。',
  'error.python-points': (a) =>
    `スクリプトに入れられるのは${int(a.most)}点までです（このセッションは${int(a.n)}点）。`,
}
