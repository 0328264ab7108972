package dev.parley.nlu;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a question or a reply where the encoder expects them: a reply begins at place 0, a
 * question at 64, and each label at 128, so that the order of the labels can't matter ({@code
 * training/mind/data.py}, which this must match).
 *
 * @param kind 0 for a reply, 1 for a question
 * @param spans the tokens of each label of a question
 */
record TokenSequence(List<Integer> ids, List<Integer> places, int kind, List<Span> spans) {
  private static final int CLS = 101;
  private static final int SEP = 102;
  private static final int LABEL = 1;
  private static final int QUESTION_AT = 64;
  private static final int LABEL_AT = 128;
  private static final int REPLY_LONGEST = 40;
  private static final int REPLY_BEGINNING = 15;
  private static final int QUESTION_LONGEST = 48;
  private static final int LABEL_LONGEST = 24;
  private static final String NONE = "none of these";

  /** Tokens from a place to one before another. */
  record Span(int from, int to) {
    int length() {
      return to - from;
    }
  }

  /** A question's, of whose words the last count most, with its labels and that of none. */
  static TokenSequence question(WordPiece words, String said, List<String> labels) {
    List<Integer> all = words.ids(said);
    List<Integer> ids =
        new ArrayList<>(all.subList(Math.max(0, all.size() - QUESTION_LONGEST), all.size()));
    ids.add(SEP);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      places.add(QUESTION_AT + i);
    }
    List<Span> spans = new ArrayList<>();
    List<String> each = new ArrayList<>(labels);
    each.add(NONE);
    for (String label : each) {
      int from = ids.size();
      ids.add(LABEL);
      ids.addAll(words.ids(label).stream().limit(LABEL_LONGEST).toList());
      spans.add(new Span(from, ids.size()));
      for (int i = from; i < ids.size(); i++) {
        places.add(LABEL_AT + i - from);
      }
    }
    return new TokenSequence(ids, places, 1, spans);
  }

  /** A reply's; of a long one its beginning and, more of it, its end. */
  static TokenSequence reply(WordPiece words, String reply) {
    List<Integer> all = words.ids(reply);
    List<Integer> ids = new ArrayList<>();
    ids.add(CLS);
    if (all.size() > REPLY_LONGEST) {
      ids.addAll(all.subList(0, REPLY_BEGINNING));
      ids.addAll(all.subList(all.size() - REPLY_LONGEST + REPLY_BEGINNING, all.size()));
    } else {
      ids.addAll(all);
    }
    ids.add(SEP);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      places.add(i);
    }
    return new TokenSequence(ids, places, 0, List.of());
  }

  int length() {
    return ids.size();
  }
}
