package known

var gamemusicemu = Component{
	Name:     "game-music-emu",
	Also:     []string{"game_music_emu", "gme"},
	Upstream: "github.com/libgme/game-music-emu",
	Marks:    []string{"Game_Music_Emu $vers", "Game_Music_Emu 0.", "Blip_Buffer $vers", "Blip_Buffer 0."},
	Versions: []string{`(?:Game_Music_Emu|Blip_Buffer) (\d[\d.]*\d)`},
}
