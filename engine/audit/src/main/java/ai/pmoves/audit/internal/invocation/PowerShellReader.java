package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts PowerShell into statements, those in brackets before those around them; each character is looked at once. */
final class PowerShellReader {
    private static final Pattern FUNCTION = Pattern.compile("(?i)\\s*function[ \\t]+(?<name>[A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern LABEL = Pattern.compile("\\s*[\"'](?<label>[A-Za-z0-9_-]+)[\"']\\s*");
    /** Nobody nests deeper; what stands in brackets there is passed over. */
    private static final int DEEPEST = 64;

    private final String text;
    private final Consumer<PowerShellStatement> found;
    private final IntConsumer passedOver;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private Block block = new Block('\0', "", "");
    private int tooDeep;
    private int at;

    private PowerShellReader(String text, Consumer<PowerShellStatement> found, IntConsumer passedOver) {
        this.text = text;
        this.found = found;
        this.passedOver = passedOver;
    }

    /** @param passedOver takes the places of brackets that nest too deep */
    static void read(String text, Consumer<PowerShellStatement> found, IntConsumer passedOver) {
        new PowerShellReader(text, found, passedOver).read();
    }

    /** What stands between two brackets. */
    private static final class Block {
        private final char closing;
        private final String function;
        private final String label;
        private Mapped.Builder statement = new Mapped.Builder();
        private List<Integer> begins = new ArrayList<>(List.of(0));
        private String head = "";
        private boolean quoted;

        Block(char closing, String function, String label) {
            this.closing = closing;
            this.function = function;
            this.label = label;
        }
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '`') {
                escaped();
            } else if (block.quoted) {
                quoted(c);
            } else if (!passed(c)) {
                plain(c);
            }
        }
        while (!blocks.isEmpty()) {
            end();
            block = blocks.pop();
        }
        end();
    }

    private char next() {
        return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    }

    private void take(char as) {
        block.statement.add(as, at, at + 1);
        at++;
    }

    private void escaped() {
        boolean returns = next() == '\r';
        if (block.quoted && "\"$`\r\n".indexOf(next()) < 0) {
            // a backslash would stay where a backtick does not
            at++;
        } else {
            take('\\');
        }
        for (int i = returns ? 2 : 1; i > 0 && at < text.length(); i--) {
            take(text.charAt(at));
        }
    }

    private void quoted(char c) {
        if (c == '$' && next() == '(') {
            at++;
            open(')');
        } else {
            block.quoted = c != '"';
            take(c);
        }
    }

    /** Comments and texts of many lines say nothing; a text in single quotes is taken whole. */
    private boolean passed(char c) {
        int end = at;
        if (c == '<' && next() == '#') {
            end = behind("#>");
        } else if (c == '#' && (at == 0 || !continues(text.charAt(at - 1)))) {
            end = behind("\n") - (text.indexOf('\n', at) < 0 ? 0 : 1);
        } else if (c == '@' && (next() == '"' || next() == '\'') && endsLine(at + 2)) {
            end = behind("\n" + next() + "@");
        } else if (c == '\'' && text.indexOf('\'', at + 1) > 0) {
            int close = text.indexOf('\'', at + 1) + 1;
            block.statement.add(Mapped.of(text, at, close));
            at = close;
            return true;
        }
        boolean passed = end > at;
        if (passed) {
            block.statement.add(' ', at, end);
            at = end;
        }
        return passed;
    }

    private int behind(String closing) {
        int close = text.indexOf(closing, at + 1);
        return close < 0 ? text.length() : close + closing.length();
    }

    private static boolean continues(char before) {
        return Character.isLetterOrDigit(before) || "_`\"'".indexOf(before) >= 0;
    }

    private boolean endsLine(int from) {
        int i = from;
        while (i < text.length() && " \t\r".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n';
    }

    private void plain(char c) {
        if (c == '(' || c == '{') {
            open(c == '(' ? ')' : '}');
        } else if (c == ')' || c == '}') {
            close(c);
        } else if (c == ';' || c == '\n') {
            end();
            at++;
        } else {
            block.quoted = c == '"';
            boolean begins = c == '|'
                    || (c == '&' && at > 0 && text.charAt(at - 1) == '&')
                    || (c == '=' && "$[".indexOf(first()) >= 0);
            take(c);
            if (begins) {
                block.begins.add(block.statement.length());
            }
        }
    }

    private char first() {
        String start = block.statement.first(80).stripLeading();
        return start.isEmpty() ? ' ' : start.charAt(0);
    }

    private void open(char closing) {
        block.statement.add(Invocation.UNKNOWN, at, at + 1);
        at++;
        if (blocks.size() == DEEPEST) {
            tooDeep++;
            passedOver.accept(at - 1);
            return;
        }
        String start = block.statement.first(80);
        String head = start.replace(Invocation.UNKNOWN, ' ').isBlank() ? block.head : start;
        Matcher function = FUNCTION.matcher(head);
        Matcher label = LABEL.matcher(start.replace(Invocation.UNKNOWN, ' '));
        Block outer = block;
        blocks.push(outer);
        if (closing == '}' && function.lookingAt()) {
            block = new Block(closing, function.group("name"), "");
        } else {
            boolean branch = closing == '}' && label.matches();
            block = new Block(closing, outer.function, branch ? label.group("label") : outer.label);
        }
    }

    private void close(char c) {
        at++;
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        end();
        if (!blocks.isEmpty() && block.closing == c) {
            block = blocks.pop();
        }
    }

    /** Ends a statement. */
    private void end() {
        if (block.statement.length() == 0) {
            return;
        }
        String start = block.statement.first(80);
        if (!start.isBlank()) {
            block.head = start;
            found.accept(new PowerShellStatement(
                    block.statement.build(), List.copyOf(block.begins), block.function, block.label));
        }
        block.statement = new Mapped.Builder();
        block.begins = new ArrayList<>(List.of(0));
        block.quoted = false;
    }
}
