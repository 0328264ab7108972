package dev.parley.language.emails;

import dev.parley.language.names.GivenNames;
import java.util.List;
import java.util.Set;

/** Tells words behind which an e-mail address begins: "it's", "you can send it to". */
final class LeadEnds {
  static final Set<String> SIGNS = Set.of("dot", "dash", "-", "underscore", "plus");
  private static final Set<String> COPULAS = Set.of("is", "was", "be", "isn't", "wasn't");
  private static final Set<String> ENDS =
      Set.of(
          "|",
          "it's",
          "its",
          "that's",
          "i'm",
          "spelled",
          "spelt",
          "spelling",
          "mine's",
          "one's",
          "email's",
          "address's",
          "here's");
  private static final Set<String> SUBJECTS =
      Set.of(
          "email",
          "mail",
          "address",
          "one",
          "mine",
          "it",
          "that",
          "this",
          "account",
          "contact",
          "work",
          "personal",
          "home",
          "business",
          "best",
          "there",
          "here",
          "would",
          "will",
          "should",
          "must",
          "could",
          "can",
          "to",
          "me",
          "us",
          "it'd",
          "that'd",
          "it'll",
          "that'll",
          "login",
          "username");
  private static final Set<String> REACHED =
      Set.of(
          "me",
          "us",
          "him",
          "her",
          "them",
          "email",
          "mail",
          "address",
          "is",
          "it",
          "it's",
          "that's",
          "time",
          "anytime",
          "message",
          "note",
          "reached",
          "reach",
          "contact",
          "contacted",
          "emailed",
          "i'm");
  private static final Set<String> SENT =
      Set.of(
          "send",
          "sent",
          "it",
          "that",
          "this",
          "over",
          "write",
          "forward",
          "email",
          "mail",
          "them",
          "everything",
          "stuff",
          "reply",
          "go",
          "goes",
          "going",
          "mine",
          "back",
          "along",
          "through",
          "changed",
          "switched",
          "up",
          "|",
          ",");

  private LeadEnds() {}

  /** Whether a word is a sign's neighbour, and so is part of the address. */
  static boolean signed(List<String> words, int i, int at) {
    return (i + 1 < at && SIGNS.contains(words.get(i + 1)))
        || (i > 0 && SIGNS.contains(words.get(i - 1)));
  }

  /** Whether an "or" parts two addresses of one provider: "either ann or bob at". */
  static boolean choosing(List<String> words, int i, int from) {
    boolean or = i > from && i + 1 < words.size() && words.get(i).equals("or");
    return or
        && (words.subList(from, i).contains("either")
            || (GivenNames.begin(words.get(i - 1)) && GivenNames.begin(words.get(i + 1))));
  }

  static boolean ends(List<String> words, int i, int from, int at) {
    String word = words.get(i);
    String before = i > from ? words.get(i - 1) : "|";
    if (word.equals("|")) {
      return true;
    }
    boolean ofLetters = i + 1 < at && words.get(i + 1).matches("with|without");
    if (signed(words, i, at) || (ofLetters && i > from)) {
      return false;
    }
    return ENDS.contains(word)
        || choosing(words, i, from)
        || switch (word) {
          case "is", "was", "isn't", "wasn't" -> true;
          case "be" -> before.matches("would|will|should|must|could|can|to|it'd|that'd|it'll|used");
          case "mean", "meant", "said" -> before.matches("i|you");
          case "at" ->
              i + 2 >= words.size()
                  || !words.get(i + 1).equals("the")
                  || !words.get(i + 2).matches("end|start|beginning|front|very");
          case "to" -> SENT.contains(before);
          case "say" -> before.matches("i'd|would|let's");
          case "under" -> before.matches("it's|is|that's");
          case "on" -> before.matches("me|us");
          default -> false;
        };
  }

  /** Whether what stands before the word where it ends speaks of an address. */
  static boolean explained(List<String> words, int i, int from) {
    String before = i > from ? words.get(i - 1) : "|";
    if (before.equals("|") || before.equals(",")) {
      return true;
    }
    return words.get(i).equals("at")
        ? REACHED.contains(before)
        : !COPULAS.contains(words.get(i)) || SUBJECTS.contains(before);
  }
}
