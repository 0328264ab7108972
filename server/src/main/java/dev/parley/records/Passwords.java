package dev.parley.records;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** How passwords are kept: Argon2id, 19 MiB, two passes (RFC 9106). */
final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int SALT = 16;
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

  private Passwords() {}

  static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT).with(FUNCTION).getResult();
  }

  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(FUNCTION);
  }
}
