package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints what a shell reads to complete commands, flags and their values,
// made of the table of commands itself.
func (c *completionCmd) Run(st *streams) error {
	parser, err := newParser(st, func(int) {})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(st.out)
	map[string]func(io.Writer, *kong.Application){"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[c.Shell](w, parser.Model)
	return w.Flush()
}

// commandsOf are the commands that help lists.
func commandsOf(app *kong.Application) (out []*kong.Node) {
	for _, n := range app.Children {
		if !n.Hidden {
			out = append(out, n)
		}
	}
	return out
}

// flagsOf are a command's flags, with those of all commands.
func flagsOf(n *kong.Node) (out []*kong.Flag) {
	for _, group := range n.AllFlags(true) {
		out = append(out, group...)
	}
	return out
}

// valuesOf are the values that a flag may have; nil if it may have any.
func valuesOf(v *kong.Value) (out []string) {
	if v.Enum == "" {
		return nil
	}
	for _, x := range v.EnumSlice() {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

// firstValues are the values of a command's first argument; nil if it may be
// anything.
func firstValues(n *kong.Node) []string {
	if n.Name == "help" {
		var names []string
		for at := n.Parent; at != nil; at = at.Parent {
			for _, c := range at.Children {
				names = append(names, c.Name)
			}
		}
		return names
	}
	if len(n.Positional) == 0 {
		return nil
	}
	return valuesOf(n.Positional[0])
}

// short is the first sentence of a help text.
func short(help string) string {
	if i := strings.Index(help, ". "); i > 0 {
		help = help[:i]
	}
	return strings.TrimSuffix(help, ".")
}

// quoted is a word in a shell's single quotes.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func bashCompletion(w io.Writer, app *kong.Application) {
	var names []string
	for _, c := range commandsOf(app) {
		names = append(names, c.Name)
	}
	fmt.Fprintf(w, `# Completion of synoptic for bash: source <(synoptic completion bash)
_synoptic() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd= flags= values= i
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then cmd=${COMP_WORDS[i]}; break; fi
  done
  COMPREPLY=()
  case $cmd in
  '') values=%s; flags='--help --version' ;;
`, quoted(strings.Join(names, " ")))
	for _, c := range commandsOf(app) {
		var flags []string
		fmt.Fprintf(w, "  %s)\n    case $prev in\n", c.Name)
		for _, f := range flagsOf(c) {
			flags = append(flags, "--"+f.Name)
			switch vs := valuesOf(f.Value); {
			case vs != nil:
				fmt.Fprintf(w, "    --%s) COMPREPLY=($(compgen -W %s -- \"$cur\")); return ;;\n", f.Name, quoted(strings.Join(vs, " ")))
			case !f.IsBool() && !f.IsCounter():
				fmt.Fprintf(w, "    --%s) return ;;\n", f.Name) // files
			}
		}
		fmt.Fprintf(w, "    esac\n    flags=%s values=%s ;;\n", quoted(strings.Join(flags, " ")), quoted(strings.Join(firstValues(c), " ")))
	}
	fmt.Fprint(w, `  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [[ $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
  fi
}
complete -o default -F _synoptic synoptic
`)
}

func zshCompletion(w io.Writer, app *kong.Application) {
	in := strings.NewReplacer("[", "(", "]", ")", ":", ",", "\\", "") // what _arguments reads itself
	fmt.Fprint(w, "#compdef synoptic\n# Completion of synoptic for zsh: source <(synoptic completion zsh), behind compinit\n_synoptic() {\n  local -a commands=(\n")
	for _, c := range commandsOf(app) {
		fmt.Fprintf(w, "    %s\n", quoted(c.Name+":"+in.Replace(short(c.Help))))
	}
	fmt.Fprint(w, "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  local cmd=$words[2]\n  shift words; (( CURRENT-- ))\n  case $cmd in\n")
	for _, c := range commandsOf(app) {
		fmt.Fprintf(w, "  %s) _arguments", c.Name)
		for _, f := range flagsOf(c) {
			spec := "--" + f.Name
			if f.IsBool() || f.IsCounter() {
				spec += "[" + in.Replace(short(f.Help)) + "]"
			} else {
				values := "_files"
				if vs := valuesOf(f.Value); vs != nil {
					values = "(" + strings.Join(vs, " ") + ")"
				}
				spec += "=[" + in.Replace(short(f.Help)) + "]:" + in.Replace(f.Name) + ":" + values
			}
			fmt.Fprintf(w, " \\\n    %s", quoted(spec))
		}
		rest := "*:file:_files"
		if vs := firstValues(c); vs != nil {
			rest = "1:value:(" + strings.Join(vs, " ") + ")"
		}
		fmt.Fprintf(w, " \\\n    %s ;;\n", quoted(rest))
	}
	fmt.Fprint(w, "  esac\n}\ncompdef _synoptic synoptic\n")
}

func fishCompletion(w io.Writer, app *kong.Application) {
	fmt.Fprint(w, "# Completion of synoptic for fish: synoptic completion fish | source\n")
	for _, c := range commandsOf(app) {
		fmt.Fprintf(w, "complete -c synoptic -n __fish_use_subcommand -f -a %s -d %s\n", c.Name, fishQuoted(short(c.Help)))
	}
	for _, c := range commandsOf(app) {
		on := fishQuoted("__fish_seen_subcommand_from " + c.Name)
		for _, f := range flagsOf(c) {
			fmt.Fprintf(w, "complete -c synoptic -n %s -l %s", on, f.Name)
			if f.Short != 0 {
				fmt.Fprintf(w, " -s %c", f.Short)
			}
			switch vs := valuesOf(f.Value); {
			case vs != nil:
				fmt.Fprintf(w, " -x -a %s", fishQuoted(strings.Join(vs, " ")))
			case !f.IsBool() && !f.IsCounter():
				fmt.Fprint(w, " -r")
			}
			fmt.Fprintf(w, " -d %s\n", fishQuoted(short(f.Help)))
		}
		if vs := firstValues(c); vs != nil {
			fmt.Fprintf(w, "complete -c synoptic -n %s -f -a %s\n", on, fishQuoted(strings.Join(vs, " ")))
		}
	}
}

// fishQuoted is a word in fish's single quotes.
func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
