"""python -m audio_news"""

from audio_news.cli.main import main

if __name__ == "__main__":
    main()
