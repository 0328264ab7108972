package dev.parley.language.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          My name is Maria Lopez.         | true  | Maria Lopez
          My name is maria lopez.         | false | Maria Lopez
          This is Tom O'Brien speaking.   | false | Tom O'Brien
          Hi, I'm Anna.                   | false | Anna
          It's Jean-Luc Picard.           | true  | Jean-Luc Picard
          Maria speaking.                 | false | Maria
          Maria Lopez.                    | true  | Maria Lopez
          maria lopez                     | true  | Maria Lopez
          Yes, Maria.                     | true  | Maria
          Call me Bob, please.            | false | Bob
          Katherine Ng, that's N G.       | true  | Katherine Ng
          Dr. Helen Park.                 | true  | Helen Park
          It's Ana de la Cruz.            | true  | Ana de la Cruz
          Ludwig van der Berg             | true  | Ludwig van der Berg
          My last name is Okafor.         | true  | Okafor
          My name is Joan, no, Jane.      | true  | Jane
          It's Karen, not Carol.          | true  | Karen
          Sorry, it's Priya Raman.        | true  | Priya Raman
          """)
  void readsNamesThatAreSaid(String said, boolean asked, String name) {
    assertThat(read(said, asked, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Clarke, C L A R K E.                               | Clarke
          Clark, c-l-a-r-k-e                                 | Clarke
          N G U Y E N                                        | Nguyen
          My name is Catherine, K A T H R Y N.               | Kathryn
          Jon Meier. J O N, M E I E R.                       | Jon Meier
          It's Phillips, P H I double L I P S.               | Phillips
          Lee. L for lemon, E for echo, I for ice.           | Lei
          November, oscar, alpha, hotel.                     | Noah
          Stephen Brown, S T E V E N                         | Steven Brown
          Anne with an e.                                    | Anne
          Smith with a Y.                                    | ?Smyth
          Eric with a k.                                     | ?Erik
          Sarah, without an h.                               | ?Sara
          Philip with two l's.                               | ?Phillip
          """)
  void readsNamesThatAreSpelled(String said, String name) {
    assertThat(read(said, true, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          My boss's name is Dave but I'm Carl.               | Carl
          my sister's name is joan mine is kate              | Kate
          My wife is Ann, I'm Bob.                           | Bob
          her name is sally but mine is jane smith           | Jane Smith
          The patient's name is Lee Wong.                    | ?Lee Wong
          This is her husband, Rob.                          | ?Rob
          I'm Bob's wife, Ann.                               | ?Ann
          my name used to be jones now it's miller           | ?Miller
          My old name was Jones, it's Miller now.            | ?Miller
          This is Acme Plumbing.                             | ?Acme Plumbing
          Did you say your name was Ann?                     |
          I'm Mexican.                                       |
          front desk                                         |
          """)
  void tellsWhoseNameItIs(String said, @Nullable String name) {
    assertThat(read(said, true, null)).isEqualTo(ReadValues.expected(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          First name is Carla and last name is Reyes.        | Carla Reyes
          first name carla last name reyes                   | Carla Reyes
          surname reyes forename carla                       | Carla Reyes
          my first name's carla and my last is reyes         | Carla Reyes
          It's Carla, last name Reyes.                       | Carla Reyes
          First name C A R L A, last name R E Y E S.         | Carla Reyes
          Baker, B A K E R, first name Tom.                  | Tom Baker
          Bond. James Bond.                                  | James Bond
          I'm Carla. Carla Reyes.                            | Carla Reyes
          Smith, Mary.                                       | ?Mary Smith
          smith comma mary                                   | ?Mary Smith
          J-O-H-N Baker.                                     | John Baker
          My name is J-O-H-N Baker.                          | John Baker
          t as in tom o m baker                              | Tom Baker
          t o m space b a k e r                              | Tom Baker
          tom b a k e r                                      | Tom Baker
          P. J. Harvey.                                      | P J Harvey
          G. K. H. Brown.                                    | G K H Brown
          g k h brown                                        | G K H Brown
          A. A. Milne.                                       | A A Milne
          Kathy with a C Jones.                              | ?Cathy Jones
          ann with an e brown                                | ?Anne Brown
          Steven with a p h.                                 | ?Stephen
          Smith with a y, S M Y T H.                         | Smyth
          """)
  void putsPartsInTheirOrder(String said, String name) {
    assertThat(read(said, true, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's Helen, Helen Ford.                            | Helen Ford
          The name's Lopez, Maria Lopez.                     | Maria Lopez
          This is Ford, Helen Ford speaking.                 | Helen Ford
          It's Helen. That's Helen Ford.                     | Helen Ford
          Helen... Helen Ford.                               | Helen Ford
          Helen, Helen Ford.                                 | Helen Ford
          Okonkwo, Chidi Okonkwo.                            | Chidi Okonkwo
          Mary, Mary Ann Jones.                              | Mary Ann Jones
          it's helen helen ford                              | Helen Ford
          helen ford helen ford                              | Helen Ford
          my name is ford helen ford                         | Helen Ford
          my name is lee kim lee                             | ?Kim Lee
          Helen, Helen.                                      | ?Helen
          Helen, Ann.                                        | ?Helen Ann
          It's Miller, Tom.                                  | ?Tom Miller
          It's Tom, Miller.                                  | Tom
          A. A. Milne.                                       | A A Milne
          I'm Ann, Ann Lee's sister.                         | Ann
          My wife is Ann, Ann Lee.                           | ?Ann Lee
          """)
  void takesANameSaidTwiceOnce(String said, String name) {
    assertThat(read(said, true, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Everybody calls me Red, but I'm Walter Green.      | Walter Green
          my mates call me tex but it's walter green         | Walter Green
          Walter Green, but my friends call me Red.          | Walter Green
          Walter Green, Walt for short.                      | Walter Green
          It's Jo, short for Joanna.                         | Jo
          Kate, Katherine Ford.                              | ?Katherine Ford
          Katherine Ford, Kate.                              | ?Katherine Ford
          They call me Buddy.                                | ?Buddy
          I go by Tina.                                      | Tina
          i usually go by tex                                | ?Tex
          I'm Walter Green but call me Tex.                  | ?Walter Green
          Tina Marsh, just call me Tina.                     | Tina Marsh
          Call me Tina. My sister's name is Ann.             | Tina
          Don't call me Bob, it's Robert.                    | Robert
          please call me back                                |
          call me on monday                                  |
          """)
  void tellsNicknamesFromNames(String said, @Nullable String name) {
    assertThat(read(said, true, null)).isEqualTo(ReadValues.expected(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          surname ford christian name helen                  | Helen Ford
          family name ford given name helen                  | Helen Ford
          Ford is my last name and Helen is my first name.   | Helen Ford
          ford's the surname and helen's the first name      | Helen Ford
          h e l e n space ford                               | Helen Ford
          h e l e n new word ford                            | Helen Ford
          h e l e n and then ford                            | Helen Ford
          helen space f o r d                                | Helen Ford
          h e l e n ford f o r d                             | Helen Ford
          Helen. H-E-L-E-N. Ford.                            | Helen Ford
          It's Helen, H E L E N, Ford.                       | Helen Ford
          Ford. F-O-R-D. Helen.                              | ?Ford Helen
          helen ford that's ford f o r d                     | Helen Ford
          helen ford, ford is f o r d                        | Helen Ford
          Helen Ford, that's spelled F O R D.                | Helen Ford
          o'brien o b r i e n                                | O'Brien
          s e a n o connor                                   | Sean O'Connor
          m a r i o rossi                                    | Mario Rossi
          """)
  void putsSpelledPartsBesideSaidOnes(String said, String name) {
    assertThat(read(said, true, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it's me tina                                       | Tina
          Just Helen.                                        | Helen
          Helen. What's this about?                          | Helen
          Helen Ford, who's calling?                         | Helen Ford
          Chidi Okonkwo. Why?                                | ?Chidi Okonkwo
          Helen. I need a plumber.                           | ?Helen
          This is he. Walter Green.                          | Walter Green
          Not Braun, Brown.                                  | ?Brown
          Reverend Okafor.                                   | ?Okafor
          it's pastor okafor                                 | ?Okafor
          speaking with tina                                 | Tina
          jose de los santos ruiz                            | Jose de los Santos Ruiz
          This is Tina's Bakery, Tina speaking.              | Tina
          Tina's the name.                                   | Tina
          My father Bob.                                     | ?Bob
          just browsing                                      |
          just a minute                                      |
          it's me again                                      |
          Helen, I told you already.                         |
          Helen. She's my wife.                              |
          It's Easter.                                       |
          """)
  void readsNamesWithWhatGoesAroundThem(String said, @Nullable String name) {
    assertThat(read(said, true, null)).isEqualTo(ReadValues.expected(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it's maria lopez                                   | Maria Lopez
          i'm kevin                                          | Kevin
          hello this is kevin park                           | Kevin Park
          this is kevin park speaking                        | Kevin Park
          that'd be kevin                                    | Kevin
          kevin park please                                  | Kevin Park
          no i'm not bob i'm rob                             | Rob
          mister patel                                       | ?Patel
          it's dr kim                                        | Kim
          juan de la torre                                   | Juan de la Torre
          the name on the account is kim park                | Kim Park
          mary-jane o'connor                                 | Mary-Jane O'Connor
          okonkwo                                            | ?Okonkwo
          this is siobhan gallagher                          | ?Siobhan Gallagher
          it's raining outside                               |
          i'm pretty tired                                   |
          it's five thirty                                   |
          ann and bob                                        |
          ann isn't here                                     |
          my company name is acme                            | ?Acme
          the name of the company is acme                    | ?Acme
          sarah no h                                         | ?Sara
          no j smith                                         | J Smith
          it's complicated                                   |
          it's raining                                       |
          i'm good thanks                                    |
          that's ridiculous                                  |
          this is a bad time                                 |
          """)
  void readsNamesInLowerCaseWhereTheyAreAskedFor(String said, @Nullable String name) {
    assertThat(read(said, true, null)).isEqualTo(ReadValues.expected(name));
  }

  /** One name, as recognisers write it whose speaker spells and pauses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          My name is Fisher. F, I, S, H, E, R.               | Fisher
          My name is Fisher. F. I. S. H. E. R.               | Fisher
          My name is Fisher. F.I.S.H.E.R.                    | Fisher
          Fisher. F-I-S. H-E-R.                              | Fisher
          Fischer. F I S H. E R.                             | Fisher
          F.I.S.H.E.R.                                       | Fisher
          F, I, S, H E, R.                                   | Fisher
          eff eye ess aitch ee ar                            | Fisher
          Eff, I, ess, H, E, are.                            | Fisher
          F as in Frank, I, S, H, E, R as in Robert          | Fisher
          F, as in Frank, I, S, H, E, R.                     | Fisher
          It's spelled F I S H E R.                          | Fisher
          That's F I S H E R, Fisher.                        | Fisher
          FISHER.                                            | Fisher
          B O double T                                       | Bott
          B, O, double T, S.                                 | Botts
          double-you O L F                                   | Wolf
          Jay oh en                                          | Jon
          O'Brien. O, apostrophe, B, R, I, E, N.             | O'Brien
          M C D O W E L L. McDowell.                         | McDowell
          """)
  void readsWhatRecognisersMakeOfSpelling(String said, String name) {
    assertThat(read(said, true, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Maria Lopez.                    | false
          I'm busy right now.             | true
          This is fine.                   | true
          I don't want to say.            | true
          Who is this?                    | true
          What?                           | true
          No.                             | true
          Whatever.                       | true
          Why do you need that?           | true
          Probably later.                 | true
          I'm driving.                    | true
          It's private.                   | true
          Hang on.                        | true
          My name? Why?                   | true
          Good morning.                   | true
          He's not here.                  | true
          None of your business.          | true
          It's not important.             | true
          """)
  void findsNoNameWhereNoneIsSaid(String said, boolean asked) {
    assertThat(read(said, asked, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No, with a t at the end.        | John Schmid    | ?John Schmidt
          No, with an e.                  | Ann Brown      |
          Not b, p.                       | Bob Barker     | ?Bob Parker
          Not m, n.                       | Mick           | ?Nick
          N as in nobody, not m.          | Mick           | ?Nick
          It starts with a c.             | Karl           | ?Carl
          No, C A R L.                    | Karl           | Carl
          With a y, not an i.             | Tom Smith      | ?Tom Smyth
          With a y, not an i.             | Lisa Smith     |
          Yes.                            | Karl           |
          """)
  void correctsOnePartOfTheNameKnown(String said, String known, @Nullable String name) {
    assertThat(read(said, true, known)).isEqualTo(ReadValues.expected(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Marilyn Monroe, no relation to the actress. | Marilyn Monroe
          Justin Case, yes, that's my real name.      | Justin Case
          Sammy Davis junior.                         | Sammy Davis Junior
          Martin Luther King, senior                  | Martin Luther King Senior
          Sarah Connor, Sarah with an h.              | Sarah Connor
          Thomas Novak, Thomas with a b.              | ?Thomas Novak
          John Smith. No, Peter Smith.                | Peter Smith
          """)
  void passesOverRemarksBesideTheName(String said, @Nullable String name) {
    assertThat(read(said, true, null)).isEqualTo(ReadValues.expected(name));
  }

  private static String read(String said, boolean asked, @Nullable String known) {
    return ReadValues.read(
        Variable.Format.NAME,
        said,
        ReadValues.context(asked ? Expects.NAME : Expects.OPEN, "", "US", known));
  }
}
