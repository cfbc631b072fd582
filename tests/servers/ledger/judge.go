// The verdict of golang.org/x/mod/sumdb on our ledger: Go's own checks of signed notes and of RFC 6962 inclusion and
// consistency proofs. The formats of cases and verdicts are those of judge.py beside it.
//
//	go build -o JUDGE judge.go   (Debian: golang-go, golang-golang-x-mod-dev)
//	JUDGE <CASES >VERDICTS
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type proof struct {
	first, second int64
	hashes        []tlog.Hash
}

func (p *proof) UnmarshalJSON(data []byte) error {
	var hashes []string
	if err := json.Unmarshal(data, &[]any{&p.first, &p.second, &hashes}); err != nil {
		return err
	}
	for _, one := range hashes {
		hash, err := tlog.ParseHash(one)
		if err != nil {
			return err
		}
		p.hashes = append(p.hashes, hash)
	}
	return nil
}

type cases struct {
	Key         string
	Leaves      []string
	Heads       map[int64]string
	Inclusion   []proof
	Consistency []proof
}

// head opens a checkpoint and checks its signature, size and root.
func head(text string, key note.Verifier) (int64, tlog.Hash, error) {
	opened, err := note.Open([]byte(text), note.VerifierList(key))
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != key.Name() {
		return 0, tlog.Hash{}, fmt.Errorf("no checkpoint of this log: %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return size, root, err
}

func main() {
	var told cases
	if err := json.NewDecoder(os.Stdin).Decode(&told); err != nil {
		log.Fatal(err)
	}
	key, err := note.NewVerifier(told.Key)
	if err != nil {
		log.Fatal(err)
	}
	verdicts := map[string]map[string][]string{}
	say := func(about string, err error) {
		said := ""
		if err != nil {
			said = err.Error()
		}
		if verdicts[about] == nil {
			verdicts[about] = map[string][]string{}
		}
		verdicts[about]["sumdb"] = append(verdicts[about]["sumdb"], said)
	}
	roots := map[int64]tlog.Hash{}
	for wanted, text := range told.Heads {
		size, root, err := head(text, key)
		if err == nil && size != wanted {
			err = fmt.Errorf("of size %d, not %d", size, wanted)
		}
		roots[wanted] = root
		say("heads", err)
	}
	for _, one := range told.Inclusion {
		leaf, err := base64.StdEncoding.DecodeString(told.Leaves[one.first])
		if err == nil {
			err = tlog.CheckRecord(one.hashes, one.second, roots[one.second], one.first, tlog.RecordHash(leaf))
		}
		say("inclusion", err)
	}
	for _, one := range told.Consistency {
		say("consistency", tlog.CheckTree(one.hashes, one.second, roots[one.second], one.first, roots[one.first]))
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		log.Fatal(err)
	}
}
