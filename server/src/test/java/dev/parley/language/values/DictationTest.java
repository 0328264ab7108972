package dev.parley.language.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL   | It's A-D-A.
          EMAIL   | It's a d a
          EMAIL   | A, D, A.
          EMAIL   | j.o.t.
          EMAIL   | jay oh tee
          EMAIL   | It's Ada underscore
          EMAIL   | ada dot lovelace
          EMAIL   | ada at
          EMAIL   | It's Ada at example.
          EMAIL   | It's A D A at example
          EMAIL   | it's A D A at example dot
          EMAIL   | at example dot
          PHONE   | Four one five.
          PHONE   | It's 415 555
          PHONE   | 415 555 0
          PHONE   | My number is double four
          NAME    | Fisher, F, I
          NAME    | My name is Fisher. F I S H.
          NAME    | It's Fisher, that's spelled
          NAME    | F, I
          ADDRESS | 12
          ADDRESS | It's 1 2 4.
          """)
  void moreMustFollow(Expects expects, String text) {
    assertThat(Dictation.unfinished(expects, text, "US")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL   | It's A-D-A. At example dot com.
          EMAIL   | ada at gmail
          EMAIL   | I don't have one.
          EMAIL   | Why do you need that?
          EMAIL   | I'm at home.
          EMAIL   | I'm at work right now.
          EMAIL   | Look at that.
          EMAIL   | No.
          EMAIL   | I'd rather not say.
          EMAIL   | Hold on.
          EMAIL   | Stop calling me.
          PHONE   | Four one five, five five five, oh one three two.
          PHONE   | I don't know.
          PHONE   | Call me at five, I am on my way to the office and cannot look.
          PHONE   | Hang on a second.
          NAME    | Fisher.
          NAME    | My name is Fisher. F I S H E R.
          NAME    | F I S H E R
          NAME    | Why?
          NAME    | I don't want to say.
          ADDRESS | 12 Main Street, Springfield.
          ADDRESS | I have moved.
          OPEN    | A, D, A.
          YES_NO  | Four one five.
          DIGITS  | Four one five.
          """)
  void nothingMust(Expects expects, String text) {
    assertThat(Dictation.unfinished(expects, text, "US")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL   | It's A-D-A.           | At example dot com.           | It's A-D-A. At example dot com.
          EMAIL   | It's Ada.             | at example dot com            | It's Ada. at example dot com
          EMAIL   | It's A D A at         | example                       | It's A D A at example
          EMAIL   | A D                   | A underscore                  | A D A underscore
          EMAIL   | It's A-D-A.           | It's ada at example dot com.  |
          EMAIL   | It's A-D-A.           | Why do you ask?               |
          EMAIL   | ''                    | At example dot com.           |
          PHONE   | Four one five.        | five five five oh one three two | Four one five. five five five oh one three two
          PHONE   | Four one five.        | four one five five five five oh one three two |
          PHONE   | Four one five         | five five                     | Four one five five five
          PHONE   | Four one five         | I don't know.                 |
          NAME    | My name is Fisher.    | F I S H E R                   | My name is Fisher. F I S H E R
          NAME    | F I S                 | H E R                         | F I S H E R
          NAME    | F I S                 | No.                           |
          DIGITS  | One two               | three                         |
          """)
  void piecesAreJoined(Expects expects, String piece, String text, @Nullable String joined) {
    assertThat(Dictation.joined(expects, piece, text, "US").orElse(null)).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL   | It's Ada.             | true
          EMAIL   | Ada Lovelace          | true
          EMAIL   | It's private.         | false
          EMAIL   | What?                 | false
          EMAIL   | I don't have one.     | false
          EMAIL   | ada at example dot com | false
          """)
  void aWordMayBeAPiece(Expects expects, String text, boolean piece) {
    assertThat(Dictation.piece(expects, text, "US")).isEqualTo(piece);
  }
}
