package dev.parley.language.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 Oak Street, Springfield, Illinois 62704.                | 12 Oak Street, Springfield, IL 62704
          It's twelve Oak Street in Springfield.                     | 12 Oak Street, Springfield
          My address is 405 West Maple Avenue, apartment 3, Denver, Colorado, 80203. | 405 West Maple Avenue, Apt 3, Denver, CO 80203
          Um, one twenty three Main Street.                          | 123 Main Street
          Twelve thirty four Elm Road, unit B, Austin Texas          | 1234 Elm Road, Unit B, Austin, TX
          I live at 9 Primrose Lane.                                 | 9 Primrose Lane
          forty two b Baker Street London                            | 42B Baker Street, London
          10 High Street, Oxford, OX1 4BG                            | 10 High Street, Oxford, OX1 4BG
          77 Fifth Avenue, suite 200, New York, New York, 10003      | 77 Fifth Avenue, Suite 200, New York, NY 10003
          two hundred forty second street                            | 200 42nd Street
          200 West 42nd Street, New York                             | 200 West 42nd Street, New York
          Apartment 4, 18 Queen's Road, Bristol                      | 18 Queens Road, Apt 4, Bristol
          6 Station Road, six two seven oh four                      | 6 Station Road, 62704
          PO Box 1180, Madison, Wisconsin, 53701                     | PO Box 1180, Madison, WI 53701
          It's 15 Hill Crest Drive. No, 51 Hill Crest Drive.         | 51 Hill Crest Drive
          Send it to 8 Park Lane please                              | 8 Park Lane
          1500 Broadway, Oakland, C A                                | 1500 Broadway, Oakland, CA
          """)
  void readsAddressesByTheirParts(String said, @Nullable String address) {
    assertThat(read(said, null)).isEqualTo(ReadValues.expected(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mill Lane, Ludlow.                                         | ?Mill Lane, Ludlow
          Maple Avenue, Denver                                       | ?Maple Avenue, Denver
          It's 14 maple cord, apartment 3.                           | ?14 Maple Cord, Apt 3
          Yeah, 206 Harlan Wei                                       | ?206 Harlan Wei
          at 9 keel cord, suite 200                                  | ?9 Keel Cord, Suite 200
          14 naval corps, apartment three                            | ?14 Naval Corps, Apt 3
          9 keel cord, unit b                                        | ?9 Keel Cord, Unit B
          """)
  void anAddressWithoutANumberIsNotSure(String said, String address) {
    assertThat(read(said, null)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nine birch court with my two roommates                     | 9 Birch Court
          9 Birch Court, Dayton, with my brother.                    | 9 Birch Court, Dayton
          9 Birch Court. Knock loudly, the dog barks.                | 9 Birch Court
          nine birch court the white one with the porch              | 9 Birch Court
          nine birch court dayton ohio and please knock twice        | 9 Birch Court, Dayton, OH
          9 Birch Court, side entrance, Dayton, Ohio 45402           | 9 Birch Court, Dayton, OH 45402
          9 Birch Court. That's in Dayton, Ohio.                     | 9 Birch Court, Dayton, OH
          nine birch court in the bronx                              | 9 Birch Court, The Bronx
          nine birch court in the back                               | 9 Birch Court
          nine birch court close to the station                      | 9 Birch Court
          nine birch road green bay wisconsin                        | 9 Birch Road, Green Bay, WI
          nine birch road menlo park california                      | 9 Birch Road, Menlo Park, CA
          nine birch road st paul minnesota                          | 9 Birch Road, St Paul, MN
          nine birch court dayton gate code four five one two        | 9 Birch Court, Dayton
          9 Birch Court is my work address.                          | 9 Birch Court
          nine birch court is where i live                           | 9 Birch Court
          nine birch court dayton and the buzzer says miller         | 9 Birch Court, Dayton
          nine birch court care of susan miller                      | 9 Birch Court
          nine birch court past the bridge                           | 9 Birch Court
          nine birch court dayton a white house                      | 9 Birch Court, Dayton
          nine birch court birch as in the tree                      | 9 Birch Court
          it's nine birch court now                                  | 9 Birch Court
          nine birch court stratford upon avon                       | 9 Birch Court, Stratford upon Avon
          9 Birch Court, Headington, Oxford                          | 9 Birch Court, Headington, Oxford
          """)
  void leavesOutWhatIsNoPartOfIt(String said, String address) {
    assertThat(read(said, null)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9 Birch Court or 3 Mill Road, whichever is easier.         | ?9 Birch Court
          nine or eleven birch court                                 | ?11 Birch Court
          nine birch court or send it to three mill road             | ?9 Birch Court
          Home is 9 Birch Court, but deliver to my office at 3 Mill Road. | ?3 Mill Road
          I used to live at 9 Birch Court, now I'm at 3 Mill Road.   | ?3 Mill Road
          not nine birch court eleven birch court                    | 11 Birch Court
          11 Birch Court, not 9 Birch Court.                         | 11 Birch Court
          9 Birch Court, no, 11.                                     | ?11 Birch Court
          It's 9 Birch Court. That's 9 Birch Court, Dayton.          | 9 Birch Court, Dayton
          Can you send it to 9 Birch Court?                          | 9 Birch Court
          My sister lives at 9 Birch Court.                          | ?9 Birch Court
          it's next to nine birch court                              | ?9 Birch Court
          I think it's 9 Birch Court.                                | ?9 Birch Court
          I work at 9 Birch Court.                                   | ?9 Birch Court
          is it nine birch court                                     | ?9 Birch Court
          I live with my sister at 9 Birch Court.                    | 9 Birch Court
          don't send it to nine birch court                          |
          """)
  void tellsWhichOfSeveralIsMeant(String said, @Nullable String address) {
    assertThat(read(said, null)).isEqualTo(ReadValues.expected(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a hundred and twelve birch court                           | 112 Birch Court
          hundred twenty birch court                                 | 120 Birch Court
          five hundred and twelve birch court                        | 512 Birch Court
          eight two hundred and first street                         | 8 201st Street
          hundred acre road                                          | ?Hundred Acre Road
          twelve oak street thousand oaks california                 | 12 Oak Street, Thousand Oaks, CA
          three thirty first street                                  | ?3 31st Street
          Birch Court, number 9.                                     | 9 Birch Court
          birch court house number nine                              | 9 Birch Court
          Birch Court 9                                              | ?9 Birch Court
          second floor nine birch court                              | 9 Birch Court, 2nd Floor
          9 Birch Court, apt 4B, second floor, Dayton                | 9 Birch Court, Apt 4B, 2nd Floor, Dayton
          5/12 Birch Court                                           | 5/12 Birch Court
          unit five slash twelve birch court                         | 12 Birch Court, Unit 5
          number 9 on Birch Court                                    | 9 Birch Court
          9-11 Birch Court, Oxford                                   | 9-11 Birch Court, Oxford
          12 Oak Street, Springfield, IL 62704-1234                  | 12 Oak Street, Springfield, IL 62704-1234
          Flat 3 21 Church Road                                      | 21 Church Road, Flat 3
          flat three twenty one church road leeds                    | 21 Church Road, Flat 3, Leeds
          flat b twelve church road                                  | 12 Church Road, Flat B
          flat two a nineteen church road                            | 19 Church Road, Flat 2A
          apartment four oh two nineteen church road                 | ?19 Church Road, Apt 402
          nineteen church road apartment four oh two                 | 19 Church Road, Apt 402
          """)
  void tellsNumbersApart(String said, String address) {
    assertThat(read(said, null)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          700 G Street SE, Washington, D.C. 20003                    | 700 G Street SE, Washington, DC 20003
          seven hundred oak street north west washington d c         | 700 Oak Street Northwest, Washington, DC
          12 Oak Street, Washington, Pennsylvania                    | 12 Oak Street, Washington, PA
          12 Oak Street, Fort Washington, PA 19034                   | 12 Oak Street, Fort Washington, PA 19034
          12 Oak Street, PO Box 40, Dayton, Ohio                     | ?PO Box 40, Dayton, OH
          12 Oak Street, Dayton, Ohio, apartment 3                   | 12 Oak Street, Apt 3, Dayton, OH
          12 Oak Street, Fort Washington, Maryland                   | 12 Oak Street, Fort Washington, MD
          12 Oak Street, Kansas City, Kansas                         | 12 Oak Street, Kansas City, KS
          12 Oak Street, Albany, N.Y. 12207                          | 12 Oak Street, Albany, NY 12207
          12 Oak Street, Portland, OR 97201                          | 12 Oak Street, Portland, OR 97201
          12 oak street springfield or so                            | ?12 Oak Street, Springfield
          12 oak street south bend indiana                           | ?12 Oak Street South, Bend, IN
          12 Oak Street, 3rd floor, Boston                           | 12 Oak Street, 3rd Floor, Boston
          twelve oak street twelfth floor boston massachusetts       | 12 Oak Street, 12th Floor, Boston, MA
          12 King Street, Vancouver, British Columbia, V6B 1A1       | 12 King Street, Vancouver, BC V6B 1A1
          12 king street halifax nova scotia b three h four r two    | 12 King Street, Halifax, NS B3H 4R2
          12 oak street dayton ohio four five four oh                | ?12 Oak Street, Dayton, OH 4540
          12 oak street dayton ohio four five four oh two two        | ?12 Oak Street, Dayton, OH
          12 King Street, Sydney, NSW 2000                           | 12 King Street, Sydney, NSW 2000
          rural route three box nine dayton ohio                     | RR 3, Box 9, Dayton, OH
          50 State Street, Boston                                    | 50 State Street, Boston
          """)
  void readsStatesAndWhatElseTheyHave(String said, String address) {
    assertThat(read(said, null)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Number 9, Mill Lane.                                       | 9 Mill Lane
          Number 9. Mill Lane, Ludlow.                               | 9 Mill Lane, Ludlow
          No. 22, Castle Street, York.                               | 22 Castle Street, York
          It's number 9, Mill Lane, Ludlow.                          | 9 Mill Lane, Ludlow
          I live at number 31b, Station Road.                        | 31B Station Road
          9, Mill Lane, Ludlow.                                      | 9 Mill Lane, Ludlow
          House number 9, Mill Lane.                                 | 9 Mill Lane
          Flat 2, 9, Mill Lane.                                      | 9 Mill Lane, Flat 2
          Flat 2, number 9, Mill Lane.                               | 9 Mill Lane, Flat 2
          2, 14 Oak Street                                           | 14 Oak Street
          Flat 2, Mill Lane.                                         | ?Mill Lane, Flat 2
          sixty two county road twelve                               | 62 County Road 12
          eighteen hundred county road five bend oregon              | 1800 County Road 5, Bend, OR
          340 State Road 7, Ocala, Florida                           | 340 State Road 7, Ocala, FL
          340 Township Road 88.                                      | 340 Township Road 88
          12 County Road, 62704                                      | 12 County Road, 62704
          12 county road 62704                                       | 12 County Road, 62704
          77 Highway 20                                              | 77 Highway 20
          four ten route nine salem oregon                           | 410 Route 9, Salem, OR
          9 Mill Lane, honk twice.                                   | 9 Mill Lane
          """)
  void readsNumbersApartAndRoadsWithNumbers(String said, String address) {
    assertThat(read(said, null)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What?",
        "Why do you need my address?",
        "Which address do you have?",
        "Um, hold on.",
        "I don't know.",
        "Same as before.",
        "You have it already.",
        "I'm on my way.",
        "It's two blocks from the park.",
        "I've lived here for ten years.",
        "Can you send it by email?",
        "Twelve.",
        "Where do you want to send it?",
        "I have three kids on the street.",
        "No."
      })
  void findsNoAddressWhereNoneIsSaid(String said) {
    assertThat(read(said, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No, number 14.              | ?14 Oak Street, Apt 4B, Springfield, IL 62704
          It's apartment 5.           | ?12 Oak Street, Apt 5, Springfield, IL 62704
          The zip code is 62705.      | ?12 Oak Street, Apt 4B, Springfield, IL 62705
          Yes, that's right.          |
          """)
  void correctsOnePartOfTheAddressKnown(String said, @Nullable String address) {
    assertThat(read(said, "12 Oak Street, Apt 4B, Springfield, IL 62704"))
        .isEqualTo(ReadValues.expected(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nine Beacon Street, Boston, Massachusetts, oh two one oh eight. | 9 Beacon Street, Boston, MA 02108
          Nine High Street, Columbus, Ohio, four three two one five.      | 9 High Street, Columbus, OH 43215
          """)
  void readsANoughtAtTheFrontOfAPostalCode(String said, @Nullable String address) {
    assertThat(read(said, null)).isEqualTo(ReadValues.expected(address));
  }

  private static String read(String said, @Nullable String known) {
    return ReadValues.read(
        Variable.Format.ADDRESS, said, ReadValues.context(Expects.ADDRESS, "", "US", known));
  }
}
