package dev.parley.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keeps its id when a page is read again. */
class RenewalTest {
  private static KnowledgeItem text(int id, String title, String text) {
    return new KnowledgeItem.Text(new UUID(0, id), title, text);
  }

  private static KnowledgeItem pair(int id, String question, String answer) {
    return new KnowledgeItem.Pair(new UUID(0, id), question, answer);
  }

  @Test
  void whatSaysTheSameIsTheSameThoughThingsMove() {
    List<KnowledgeItem> before = List.of(text(1, "Hours", "Nine to five."), text(2, "", "Dogs."));
    List<KnowledgeItem> now =
        List.of(text(7, "", "Dogs."), text(8, "Fees", "Ten."), text(9, "Hours", "Nine to five."));
    assertThat(Renewal.of(before, now))
        .containsExactly(
            text(2, "", "Dogs."), text(8, "Fees", "Ten."), text(1, "Hours", "Nine to five."));
  }

  @Test
  void whatStandsUnderTheSameHeadingIsTheSameThoughItSaysSomethingElse() {
    List<KnowledgeItem> before =
        List.of(text(1, "Hours", "Nine to five."), pair(2, "How much is it?", "Ten pounds."));
    List<KnowledgeItem> now =
        List.of(pair(8, "How much is it?", "Twelve pounds."), text(9, "Hours", "Ten to six."));
    assertThat(Renewal.of(before, now))
        .containsExactly(
            pair(2, "How much is it?", "Twelve pounds."), text(1, "Hours", "Ten to six."));
  }

  @Test
  void noTwoHaveOneId() {
    List<KnowledgeItem> before = List.of(text(1, "Hours", "A."), text(2, "Hours", "B."));
    List<KnowledgeItem> now =
        List.of(text(7, "Hours", "C."), text(8, "Hours", "B."), text(9, "Hours", "D."));
    assertThat(Renewal.of(before, now))
        .containsExactly(text(1, "Hours", "C."), text(2, "Hours", "B."), text(9, "Hours", "D."));
    assertThat(Renewal.of(List.of(), now)).isEqualTo(now);
  }
}
